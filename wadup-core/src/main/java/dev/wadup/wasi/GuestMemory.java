package dev.wadup.wasi;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/**
 * A guest's linear memory: the one place where guest pointers are checked. The memory may grow
 * behind it, so what seems out of bounds is looked at again before it is EFAULT.
 */
public final class GuestMemory {
  private Supplier<MemorySegment> source;
  private MemorySegment segment = MemorySegment.NULL;

  /**
   * A memory that asks {@code source} for its present extent whenever the known one is too small.
   */
  public GuestMemory(Supplier<MemorySegment> source) {
    this.source = source;
  }

  /** Follows another memory from now on. */
  public void rebind(Supplier<MemorySegment> other) {
    source = other;
    segment = MemorySegment.NULL;
  }

  /** The memory, known to hold {@code length} bytes at {@code pointer}, both unsigned. */
  MemorySegment require(int pointer, long length) throws ErrnoException {
    long end = Integer.toUnsignedLong(pointer) + length;
    if (end > segment.byteSize()) {
      refresh(end);
    }
    return segment;
  }

  private void refresh(long end) throws ErrnoException {
    segment = source.get();
    if (end > segment.byteSize()) {
      throw new ErrnoException(Errno.FAULT);
    }
  }
}
