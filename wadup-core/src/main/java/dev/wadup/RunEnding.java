package dev.wadup;

/** How a run came to its end. */
public enum RunEnding {
  /** All of its input was done. */
  COMPLETE("complete"),
  /**
   * All of its input was done, but a deterministic run met a limit that strikes sooner or later
   * from time to time: that of time, or of the space for extracted bytes.
   */
  NOT_REPRODUCIBLE("complete, not reproducible"),
  /** It was stopped before its input was done. */
  INTERRUPTED("interrupted");

  private final String label;

  RunEnding(String label) {
    this.label = label;
  }

  /** What {@code __wadup_run.outcome} holds. */
  public String label() {
    return label;
  }
}
