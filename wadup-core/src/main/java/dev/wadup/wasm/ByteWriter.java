package dev.wadup.wasm;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Writes the binary format's primitives. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  ByteWriter u32(long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  ByteWriter s32(int value) {
    return s64(value);
  }

  /** A signed LEB128 number. */
  ByteWriter s64(long value) {
    long rest = value;
    while (rest > 63 || rest < -64) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>= 7;
    }
    out.write((int) (rest & 0x7f));
    return this;
  }

  /** The lowest {@code count} bytes, little-endian. */
  ByteWriter littleEndian(long value, int count) {
    for (int i = 0; i < count; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  ByteWriter name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return u32(bytes.length).bytes(bytes, 0, bytes.length);
  }

  ByteWriter bytes(byte[] source, int start, int end) {
    out.write(source, start, end - start);
    return this;
  }

  ByteWriter bytes(MemorySegment source) {
    byte[] copy = source.toArray(ValueLayout.JAVA_BYTE);
    return bytes(copy, 0, copy.length);
  }

  /** A section with this content. */
  ByteWriter section(int id, ByteWriter content) {
    u8(id).u32(content.size());
    return append(content);
  }

  ByteWriter append(ByteWriter other) {
    byte[] bytes = other.toByteArray();
    return bytes(bytes, 0, bytes.length);
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
