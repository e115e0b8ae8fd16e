package dev.wadup.sink;

/** Tells roots that a run leaves out on purpose from those that are gone. */
@FunctionalInterface
public interface RootFilter {
  /** Leaves nothing out. */
  RootFilter NONE = (pathRaw, size) -> false;

  /**
   * Whether a root of an earlier run would be left out.
   *
   * @param pathRaw its path below the input, percent-encoded
   * @param size bytes when it was processed
   */
  boolean leavesOut(String pathRaw, long size);
}
