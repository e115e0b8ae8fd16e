package dev.wadup.sink;

import java.util.Set;

/**
 * What the results hold of a root from an earlier run.
 *
 * @param size in bytes, as it was then
 * @param mtimeNanos modification time in nanoseconds since the epoch, as it was then
 * @param state how far that run came
 * @param due modules whose results there are missing, out of date or to be tried again, with those
 *     whose rows can't be told from theirs; empty if nothing is to be done for an unchanged file
 * @param othersStand whether results of other modules may stand there
 */
public record KnownRoot(
    long size, long mtimeNanos, State state, Set<String> due, boolean othersStand) {
  /** How far the run that began a root came. */
  public enum State {
    /** Its last descendant was not written. */
    PENDING,
    /** All was written. */
    COMPLETE,
    /** All was written, and a later run did not find the file. */
    GONE
  }

  /** Copies the set. */
  public KnownRoot {
    due = Set.copyOf(due);
  }

  /** Whether its last descendant was written. */
  public boolean isWhole() {
    return state != State.PENDING;
  }

  /** Whether a file looks as it did then. */
  public boolean looksLike(long sizeNow, long mtimeNanosNow) {
    return size == sizeNow && mtimeNanos == mtimeNanosNow;
  }
}
