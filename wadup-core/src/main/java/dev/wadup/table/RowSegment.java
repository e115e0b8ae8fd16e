package dev.wadup.table;

/** Some whole rows of one table, encoded one after another. */
sealed interface RowSegment {
  /** The encoded rows; may be longer than {@link #length()}. */
  byte[] load();

  /** Bytes in use. */
  int length();

  /** Rows in memory. */
  final class Held implements RowSegment {
    private final byte[] bytes;
    private final int length;

    Held(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    @Override
    public byte[] load() {
      return bytes;
    }

    @Override
    public int length() {
      return length;
    }
  }

  /** Rows in a file. */
  record Spilled(OverflowFile file, long start, int length) implements RowSegment {
    @Override
    public byte[] load() {
      return file.read(start, length);
    }
  }
}
