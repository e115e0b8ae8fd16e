package dev.wadup.sink;

import org.jspecify.annotations.Nullable;

/**
 * What the results hold of a root from an earlier run.
 *
 * @param size in bytes, as it was then
 * @param mtimeNanos modification time in nanoseconds since the epoch, as it was then
 * @param sha256 lower-case hex; null if it was not computed
 * @param whole whether its last descendant was written, by the same modules under settings that
 *     give the same results, and no failure in it is to be tried again
 */
public record KnownRoot(long size, long mtimeNanos, @Nullable String sha256, boolean whole) {
  /** Whether nothing needs to be done for the root as it is now. */
  public boolean covers(RootRecord now) {
    return whole && size == now.size() && mtimeNanos == now.mtimeNanos();
  }
}
