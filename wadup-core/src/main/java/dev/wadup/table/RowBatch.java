package dev.wadup.table;

import java.util.List;

/**
 * Checked rows of one table, kept encoded. The layout is private to this package: for each column
 * in order one byte, 0 for null or 1, then the value: 8 bytes big-endian for Int64 and Float64, one
 * byte for Boolean, a 4-byte length and the bytes (UTF-8 for String) for the others.
 */
public final class RowBatch implements AutoCloseable {
  private final TableSchema schema;
  private final List<RowSegment> segments;
  private final int rowCount;

  RowBatch(TableSchema schema, List<RowSegment> segments, int rowCount) {
    this.schema = schema;
    this.segments = List.copyOf(segments);
    this.rowCount = rowCount;
  }

  /** A batch without rows, which only makes its table known. */
  public static RowBatch empty(TableSchema schema) {
    return new RowBatch(schema, List.of(), 0);
  }

  /** The table. */
  public TableSchema schema() {
    return schema;
  }

  /** How many rows. */
  public int rowCount() {
    return rowCount;
  }

  /** Size of the encoded rows in memory, in bytes. */
  public long heldBytes() {
    long held = 0;
    for (RowSegment segment : segments) {
      held += segment instanceof RowSegment.Held ? segment.length() : 0;
    }
    return held;
  }

  /** Size of the encoded rows, in bytes. */
  public long sizeBytes() {
    return segments.stream().mapToLong(RowSegment::length).sum();
  }

  /**
   * Lets go of the file that holds what memory should not; batches that were built together share
   * it, and none can be read any more.
   */
  @Override
  public void close() {
    for (RowSegment segment : segments) {
      if (segment instanceof RowSegment.Spilled spilled) {
        spilled.file().close();
      }
    }
  }

  /** A cursor before the first row. */
  public RowCursor cursor() {
    return new RowCursor(segments);
  }
}
