package dev.wadup.cli;

import dev.wadup.output.OutputLimits;
import picocli.CommandLine.Option;

/** Limits of what one module writes about one content. */
final class OutputLimitOptions {
  @Option(
      names = "--max-metadata",
      paramLabel = "SIZE",
      defaultValue = "256MiB",
      description = "Bytes of all metadata files (default: ${DEFAULT-VALUE}).")
  private ByteSize metadata;

  @Option(
      names = "--max-metadata-file",
      paramLabel = "SIZE",
      defaultValue = "64MiB",
      description = "Bytes of one metadata file (default: ${DEFAULT-VALUE}).")
  private ByteSize file;

  @Option(
      names = "--max-json-depth",
      paramLabel = "N",
      defaultValue = "64",
      description = "Nesting in one metadata file (default: ${DEFAULT-VALUE}).")
  private int jsonDepth;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Rows (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--max-tables",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Tables of one content, and of one module in all (default: ${DEFAULT-VALUE}).")
  private int tables;

  /** These limits, with as many children of one content as its root may have. */
  OutputLimits limits(long maxChildren) {
    OutputLimits fixed = OutputLimits.DEFAULT;
    return new OutputLimits(
        file.bytes(),
        jsonDepth,
        metadata.bytes(),
        Math.min(fixed.bufferBytes(), metadata.bytes()),
        rows,
        tables,
        fixed.columns(),
        tables,
        maxChildren,
        fixed.childNameBytes());
  }
}
