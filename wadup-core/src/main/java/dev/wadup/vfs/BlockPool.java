package dev.wadup.vfs;

import java.util.function.LongSupplier;

/**
 * What one tree may hold: it counts bytes and entries and hands out blocks. Holes count as if they
 * were filled, so that a file's size alone tells what it costs and no table of blocks outgrows the
 * quota.
 */
final class BlockPool {
  static final int BLOCK_BYTES = 8192;

  private final VfsLimits limits;
  private final LongSupplier clock;
  private long freeBytes;
  private int freeEntries;

  BlockPool(VfsLimits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
    freeBytes = limits.bytes();
    freeEntries = limits.entries();
  }

  /** An empty pool of the same size and clock. */
  BlockPool fresh() {
    return new BlockPool(limits, clock);
  }

  VfsLimits limits() {
    return limits;
  }

  long now() {
    return clock.getAsLong();
  }

  boolean isUnused() {
    return freeBytes == limits.bytes() && freeEntries == limits.entries();
  }

  /** Bytes that a file of this size takes: whole blocks. */
  static long cost(long size) {
    return (size + BLOCK_BYTES - 1) & -BLOCK_BYTES;
  }

  void reserve(long bytes) throws ErrnoException {
    if (bytes > Math.max(0, freeBytes)) {
      throw new ErrnoException(Errno.NOSPC);
    }
    freeBytes -= bytes;
  }

  void release(long bytes) {
    freeBytes += bytes;
  }

  void checkEntry(int nameBytes) throws ErrnoException {
    if (freeEntries <= 0 || nameBytes > freeBytes) {
      throw new ErrnoException(Errno.NOSPC);
    }
  }

  void takeEntry(int nameBytes) {
    freeBytes -= nameBytes;
    freeEntries--;
  }

  void releaseEntry(int nameBytes) {
    freeBytes += nameBytes;
    freeEntries++;
  }
}
