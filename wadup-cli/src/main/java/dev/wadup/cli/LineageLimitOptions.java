package dev.wadup.cli;

import dev.wadup.content.SpillLimits;
import dev.wadup.pipeline.LineageLimits;
import picocli.CommandLine.Option;

/** Limits of all that comes out of one file of the input, and of where it waits. */
final class LineageLimitOptions {
  @Option(
      names = "--max-recursion-depth",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Levels of extraction; deeper is recorded, not processed (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--max-children",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Contents below one file (default: ${DEFAULT-VALUE}).")
  private long children;

  @Option(
      names = "--max-expansion",
      paramLabel = "SIZE",
      defaultValue = "10GiB",
      description = "Bytes one file may expand to, whatever its size (default: ${DEFAULT-VALUE}).")
  private ByteSize expansion;

  @Option(
      names = "--max-expansion-factor",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Bytes one file may expand to, as a multiple of its size; the larger of the two holds"
              + " (default: ${DEFAULT-VALUE}).")
  private int expansionFactor;

  @Option(
      names = "--max-spill-memory",
      paramLabel = "SIZE",
      defaultValue = "64MiB",
      description = "Extracted bytes waiting in memory, in all (default: ${DEFAULT-VALUE}).")
  private ByteSize spillMemory;

  @Option(
      names = "--max-spill",
      paramLabel = "SIZE",
      defaultValue = "10GiB",
      description = "Extracted bytes waiting on disk, in all (default: ${DEFAULT-VALUE}).")
  private ByteSize spillDisk;

  LineageLimits lineage() {
    return new LineageLimits(depth, children, expansion.bytes(), expansionFactor);
  }

  SpillLimits spill() {
    return new SpillLimits(spillMemory.bytes(), spillDisk.bytes());
  }
}
