package dev.wadup.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Reads a batch forward: {@link #next} moves to a row; then for each column {@link #readNull},
 * followed, unless it said true, by the one read that fits the column's type.
 */
public final class RowCursor {
  private final Iterator<RowSegment> segments;
  private byte[] bytes = {};
  private int end;
  private int position;

  RowCursor(List<RowSegment> segments) {
    this.segments = segments.iterator();
  }

  /**
   * Moves to the next row, whose columns must all have been read before the next call.
   *
   * @throws dev.wadup.error.WadupException if spilled rows can't be read
   */
  public boolean next() {
    while (position == end && segments.hasNext()) {
      RowSegment segment = segments.next();
      bytes = segment.load();
      end = segment.length();
      position = 0;
    }
    return position < end;
  }

  /** Whether the next column is null. */
  public boolean readNull() {
    return bytes[position++] == RowLayout.NULL;
  }

  /** An Int64. */
  public long readLong() {
    long value = (long) RowLayout.LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  /** A Float64. */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** A Boolean. */
  public boolean readBoolean() {
    return bytes[position++] != 0;
  }

  /** A String. */
  public String readText() {
    int length = readLength();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  /** Bytes. */
  public byte[] readBytes() {
    int length = readLength();
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  private int readLength() {
    int length = (int) RowLayout.INT.get(bytes, position);
    position += Integer.BYTES;
    return length;
  }
}
