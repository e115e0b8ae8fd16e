package dev.wadup.wasmtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The process's memory by plain addresses: what C structures are read from and written to without
 * an object for each. Addresses come from libwasmtime or {@link #allocate}, never from a guest.
 */
final class NativeMemory {
  /** All of it. */
  static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final NativeFunction CALLOC = NativeFunction.ofC("calloc", 2);
  private static final NativeFunction FREE = NativeFunction.ofC("free", 1);

  private NativeMemory() {}

  /** Zeroed bytes, to be given back to {@link #free}. */
  static long allocate(long size) {
    long address = CALLOC.call(1, size);
    if (address == 0) {
      throw new OutOfMemoryError("the C library gave no " + size + " bytes");
    }
    return address;
  }

  static void free(long address) {
    FREE.call(address);
  }

  static byte getByte(long address) {
    return ALL.get(ValueLayout.JAVA_BYTE, address);
  }

  static int getInt(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  static long getLong(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  static void setByte(long address, byte value) {
    ALL.set(ValueLayout.JAVA_BYTE, address, value);
  }

  static void setInt(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }

  static void setLong(long address, long value) {
    ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
  }

  static byte[] getBytes(long address, long length) {
    return ALL.asSlice(address, length).toArray(ValueLayout.JAVA_BYTE);
  }

  static void setBytes(long address, byte[] bytes) {
    MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, bytes.length);
  }

  /** UTF-8 text; malformed bytes are replaced. */
  static String getText(long address, long length) {
    return new String(getBytes(address, length), StandardCharsets.UTF_8);
  }
}
