package dev.wadup.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes rows of one table: for each row one {@code add} a column, in order, then {@link #endRow}.
 */
public final class RowBatchBuilder {
  private static final int FIRST_BYTES = 64;
  private static final int SEGMENT_BYTES = 64 << 10;

  private final TableSchema schema;
  private final OverflowFile spill;
  private final List<RowSegment> segments = new ArrayList<>(1);
  private byte[] open = new byte[FIRST_BYTES];
  private int length;
  private int column;
  private int rowCount;

  /** A builder whose rows go to {@code spill} when memory has no room for them. */
  public RowBatchBuilder(TableSchema schema, OverflowFile spill) {
    this.schema = schema;
    this.spill = spill;
  }

  /** The table. */
  public TableSchema schema() {
    return schema;
  }

  /** How many rows have ended. */
  public int rowCount() {
    return rowCount;
  }

  /** A null, in a column of any type. */
  public void addNull() {
    column++;
    reserve(1);
    open[length++] = RowLayout.NULL;
  }

  /** A value of an Int64 column. */
  public void addLong(long value) {
    begin(ColumnType.INT64, Long.BYTES);
    putLong(value);
  }

  /** A value of a Float64 column. */
  public void addDouble(double value) {
    begin(ColumnType.FLOAT64, Long.BYTES);
    putLong(Double.doubleToRawLongBits(value));
  }

  /** A value of a Boolean column. */
  public void addBoolean(boolean value) {
    begin(ColumnType.BOOLEAN, 1);
    open[length++] = (byte) (value ? 1 : 0);
  }

  /** A value of a String column; it holds no lone surrogate. */
  public void addText(String value) {
    addSized(ColumnType.STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A value of a Bytes column. */
  public void addBytes(byte[] value) {
    addSized(ColumnType.BYTES, value);
  }

  /** Ends a row. */
  public void endRow() {
    if (column != schema.columns().size()) {
      throw new IllegalStateException(
          "row of table '%s' has %d of %d values"
              .formatted(schema.name(), column, schema.columns().size()));
    }
    column = 0;
    rowCount++;
    if (length >= SEGMENT_BYTES) {
      closeSegment();
    }
  }

  /**
   * Takes over the rows of another builder of the same table, which must not be used any more.
   *
   * @return this builder
   */
  public RowBatchBuilder append(RowBatchBuilder other) {
    rowCount += other.rowCount;
    if (other.segments.isEmpty() && length + other.length <= SEGMENT_BYTES) {
      reserve(other.length);
      System.arraycopy(other.open, 0, open, length, other.length);
      length += other.length;
    } else {
      closeSegment();
      other.closeSegment();
      segments.addAll(other.segments);
    }
    return this;
  }

  /** The rows that have ended; the builder must not be used any more. */
  public RowBatch build() {
    closeSegment();
    return new RowBatch(schema, segments, rowCount);
  }

  private void begin(ColumnType type, int size) {
    if (schema.columns().get(column).type() != type) {
      throw new IllegalArgumentException(
          "column %d of table '%s' is no %s".formatted(column, schema.name(), type));
    }
    column++;
    reserve(1 + size);
    open[length++] = RowLayout.PRESENT;
  }

  private void addSized(ColumnType type, byte[] value) {
    begin(type, Math.addExact(Integer.BYTES, value.length));
    RowLayout.INT.set(open, length, value.length);
    length += Integer.BYTES;
    System.arraycopy(value, 0, open, length, value.length);
    length += value.length;
  }

  private void putLong(long value) {
    RowLayout.LONG.set(open, length, value);
    length += Long.BYTES;
  }

  private void reserve(int size) {
    int needed = Math.addExact(length, size);
    if (needed > open.length) {
      open = Arrays.copyOf(open, Math.max(needed, open.length * 2));
    }
  }

  private void closeSegment() {
    if (length == 0) {
      return;
    }
    if (spill.hold(length)) {
      segments.add(new RowSegment.Held(open, length));
      open = new byte[0];
    } else {
      segments.add(new RowSegment.Spilled(spill, spill.append(open, length), length));
    }
    length = 0;
  }
}
