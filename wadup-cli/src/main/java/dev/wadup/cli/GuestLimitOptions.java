package dev.wadup.cli;

import dev.wadup.engine.GuestLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits of one module on one content. */
public final class GuestLimitOptions {
  @Option(
      names = "--fuel",
      paramLabel = "N",
      description = "WebAssembly instructions, roughly (default: not limited, not counted).")
  private @Nullable Long fuel;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "120s",
      description = "Wall-clock time, host calls included (default: ${DEFAULT-VALUE}).")
  private TimeSpan timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      defaultValue = "256MiB",
      description = "Sum over linear memories and tables (default: ${DEFAULT-VALUE}).")
  private ByteSize memory;

  @Option(
      names = "--max-stack",
      paramLabel = "SIZE",
      defaultValue = "8MiB",
      description = "WebAssembly stack (default: ${DEFAULT-VALUE}; at most 16MiB).")
  private ByteSize stack;

  /** The limits that the command line gives. */
  public GuestLimits limits() {
    return new GuestLimits(fuel, memory.bytes(), stack.bytes(), timeout.duration());
  }
}
