package dev.wadup.output;

/**
 * How much one module may write about one content.
 *
 * @param fileBytes size of one JSON file, in bytes
 * @param jsonDepth nesting of objects and arrays in one JSON file
 * @param metadataBytes sum of all metadata files, in bytes
 * @param bufferBytes checked rows kept in memory, in bytes; the rest is spilled
 * @param rows rows
 * @param tables tables defined or filled
 * @param columns columns of one table
 * @param moduleTables tables that one module may have in one database
 * @param children children announced
 * @param childNameBytes UTF-8 bytes of a child's name
 */
public record OutputLimits(
    long fileBytes,
    int jsonDepth,
    long metadataBytes,
    long bufferBytes,
    long rows,
    int tables,
    int columns,
    int moduleTables,
    long children,
    int childNameBytes) {
  /** The defaults, which protect. */
  public static final OutputLimits DEFAULT =
      new OutputLimits(
          64L << 20, 64, 256L << 20, 16L << 20, 1_000_000, 1_000, 1_999, 1_000, 1_000_000, 4_096);
}
