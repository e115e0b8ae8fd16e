package dev.wadup.wasmtime;

import java.lang.foreign.MemorySegment;

/**
 * Arguments and results of one call as Wasmtime's raw values: slots of {@value #STRIDE} bytes,
 * little-endian, the results over the arguments. One object a store, reused from call to call.
 */
public final class RawValues {
  /** Bytes from one slot to the next. */
  public static final long STRIDE = 16;

  private long address;

  RawValues(long address) {
    this.address = address;
  }

  /** The memory in which {@link #address} is an offset, for code that reads the slots itself. */
  public static MemorySegment memory() {
    return NativeMemory.ALL;
  }

  /** Where the first slot is. */
  public long address() {
    return address;
  }

  void moveTo(long other) {
    address = other;
  }

  /** The value at {@code index} (from 0) as an i32. */
  public int i32(int index) {
    return NativeMemory.getInt(address + index * STRIDE);
  }

  /** The value at {@code index} (from 0) as an i64, or the bits of an f64. */
  public long i64(int index) {
    return NativeMemory.getLong(address + index * STRIDE);
  }

  /** Sets the value at {@code index} (from 0) to an i32. */
  public void setI32(int index, int value) {
    NativeMemory.setInt(address + index * STRIDE, value);
  }

  /** Sets the value at {@code index} (from 0) to an i64, or the bits of an f64. */
  public void setI64(int index, long value) {
    NativeMemory.setLong(address + index * STRIDE, value);
  }
}
