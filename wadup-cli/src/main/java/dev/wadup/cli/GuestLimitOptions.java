package dev.wadup.cli;

import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.choice.EngineKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits of one module on one content. */
public final class GuestLimitOptions {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
  private static final long DEFAULT_MEMORY = 256L << 20;
  private static final long DEFAULT_STACK = 8L << 20;

  @Option(
      names = "--fuel",
      paramLabel = "N",
      description = "WebAssembly instructions, roughly (default: not limited, not counted).")
  private @Nullable Long fuel;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description =
          "Wall-clock time, host calls included (default: 120s, or what a module asks for).")
  private @Nullable TimeSpan timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description =
          "Sum over linear memories and tables (default: 256MiB, or what a module asks for).")
  private @Nullable ByteSize memory;

  @Option(
      names = "--max-stack",
      paramLabel = "SIZE",
      description =
          "WebAssembly stack (default: 8MiB, at most 16MiB; with --engine kawamuray 2MiB).")
  private @Nullable ByteSize stack;

  /** The limits of modules that ask for nothing, on this engine. */
  public GuestLimits limits(EngineKind engine) {
    return new GuestLimits(
        fuel,
        memory != null ? memory.bytes() : DEFAULT_MEMORY,
        stack != null ? stack.bytes() : Math.min(DEFAULT_STACK, engine.largestStack()),
        timeout != null ? timeout.duration() : DEFAULT_TIMEOUT);
  }

  /** The limits that the command line gives, which hold whatever a module asks for. */
  public Set<GuestLimit> given() {
    Set<GuestLimit> given = EnumSet.noneOf(GuestLimit.class);
    note(fuel, GuestLimit.FUEL, given);
    note(timeout, GuestLimit.TIME, given);
    note(memory, GuestLimit.MEMORY, given);
    return given;
  }

  private static void note(@Nullable Object value, GuestLimit limit, Set<GuestLimit> given) {
    if (value != null) {
      given.add(limit);
    }
  }
}
