package dev.wadup.engine.choice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which engine it is where nobody chooses one. */
final class DefaultEngine {
  private static final String PROPERTY = "wadup.engine";
  private static final String VARIABLE = "WADUP_ENGINE";

  /** Put there by a build without libwasmtime. */
  private static final String RESOURCE = "default-engine";

  private DefaultEngine() {}

  /** The first of property, variable and build that names one, or else Wasmtime. */
  static EngineKind find(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> variables,
      @Nullable String built) {
    String property = properties.apply(PROPERTY);
    if (property != null && !property.isEmpty()) {
      return EngineKind.named("The system property " + PROPERTY, property);
    }
    String variable = variables.apply(VARIABLE);
    if (variable != null && !variable.isEmpty()) {
      return EngineKind.named("The environment variable " + VARIABLE, variable);
    }
    return built == null ? EngineKind.WASMTIME : EngineKind.named("This build", built);
  }

  /** What this build names; null if it leaves the choice. */
  static @Nullable String built() {
    try (InputStream in = DefaultEngine.class.getResourceAsStream(RESOURCE)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
