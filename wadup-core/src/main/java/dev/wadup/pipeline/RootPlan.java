package dev.wadup.pipeline;

import dev.wadup.sink.KnownRoot;
import org.jspecify.annotations.Nullable;

/** What a run does about a file of the input, given what an earlier run left of it. */
enum RootPlan {
  /** Nothing: all results stand. */
  KEEP,
  /** The modules that are due; what the others left stands. */
  REVISE,
  /** All modules; what there was goes. */
  REDO;

  /**
   * The plan.
   *
   * @param known what the results hold; null if nothing
   * @param unchanged whether the file's bytes are what they were then
   */
  static RootPlan of(@Nullable KnownRoot known, boolean unchanged) {
    if (known == null || !known.isWhole() || !unchanged) {
      return REDO;
    }
    if (known.due().isEmpty()) {
      return KEEP;
    }
    return known.othersStand() ? REVISE : REDO;
  }
}
