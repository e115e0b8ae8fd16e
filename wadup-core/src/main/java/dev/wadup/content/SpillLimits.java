package dev.wadup.content;

/**
 * Where the bytes of extracted children are kept until they are processed.
 *
 * @param maxHeapBytes children held in memory, over all roots in flight; the rest goes to disk
 * @param maxDiskBytes children held on disk, over all roots in flight
 */
public record SpillLimits(long maxHeapBytes, long maxDiskBytes) {
  /** The defaults that protect. */
  public static final SpillLimits DEFAULTS = new SpillLimits(64L << 20, 10L << 30);
}
