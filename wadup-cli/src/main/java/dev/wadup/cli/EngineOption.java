package dev.wadup.cli;

import dev.wadup.engine.choice.EngineKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses what runs the modules. */
public final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "wasmtime|kawamuray",
      description =
          "What runs the modules (default: WADUP_ENGINE in the environment, or else wasmtime).")
  private @Nullable EngineKind engine;

  /** The engine that was chosen, or the default. */
  public EngineKind kind() {
    return engine != null ? engine : EngineKind.byDefault();
  }
}
