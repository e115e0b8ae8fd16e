package dev.wadup.wasm;

import java.nio.charset.StandardCharsets;

/** Reads the binary format's primitives from a part of an array; never beyond its end. */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  boolean hasMore() {
    return position < end;
  }

  int u8() throws MalformedModuleException {
    require(1);
    return bytes[position++] & 0xff;
  }

  /** An unsigned LEB128 number of at most 32 bits that must fit an {@code int}. */
  int u32() throws MalformedModuleException {
    long value = u64();
    if (value < 0 || value > 0xffff_ffffL) {
      throw malformed("a number over 32 bits");
    }
    return (int) value;
  }

  /** How many elements follow: each takes at least a byte, so more than the bytes left is a lie. */
  int count() throws MalformedModuleException {
    long value = u64();
    if (value < 0 || value > end - position) {
      throw malformed("a count of " + Long.toUnsignedString(value) + " beyond the end");
    }
    return (int) value;
  }

  /** An unsigned LEB128 number of at most 64 bits. */
  long u64() throws MalformedModuleException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw malformed("a number over 64 bits");
  }

  /** Passes over a signed or unsigned LEB128 number. */
  void skipLeb() throws MalformedModuleException {
    for (int i = 0; i < 10; i++) {
      if (u8() < 0x80) {
        return;
      }
    }
    throw malformed("a number over 64 bits");
  }

  void skip(int length) throws MalformedModuleException {
    require(length);
    position += length;
  }

  String name() throws MalformedModuleException {
    int length = count();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    skip(length);
    return text;
  }

  /** The next {@code length} bytes as a reader of their own; this one goes on behind them. */
  ByteReader slice(int length) throws MalformedModuleException {
    require(length);
    ByteReader slice = new ByteReader(bytes, position, position + length);
    position += length;
    return slice;
  }

  MalformedModuleException malformed(String what) {
    return new MalformedModuleException(
        "it is damaged: " + what + " at byte " + Integer.toUnsignedString(position));
  }

  private void require(int length) throws MalformedModuleException {
    if (length < 0 || length > end - position) {
      throw malformed("the end comes too early");
    }
  }
}
