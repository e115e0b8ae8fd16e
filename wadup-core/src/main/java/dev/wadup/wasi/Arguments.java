package dev.wadup.wasi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The arguments of one call, read from raw slots in little-endian order; reused from call to call.
 */
public final class Arguments {
  private final MemorySegment slots;
  private final long stride;
  private long base;

  /**
   * A view over slots that lie {@code stride} bytes apart, for instance 16 for Wasmtime's raw
   * values.
   *
   * @param slots what addresses given to {@link #at} count from
   */
  public Arguments(MemorySegment slots, long stride) {
    this.slots = slots;
    this.stride = stride;
  }

  /** Points this view at the first argument, {@code offset} bytes into the slots. */
  public Arguments at(long offset) {
    base = offset;
    return this;
  }

  /** The argument at {@code index} (from 0) as 32 bits. */
  public int i32(int index) {
    return slots.get(ValueLayout.JAVA_INT_UNALIGNED, base + index * stride);
  }

  /** The argument at {@code index} (from 0) as 64 bits. */
  public long i64(int index) {
    return slots.get(ValueLayout.JAVA_LONG_UNALIGNED, base + index * stride);
  }
}
