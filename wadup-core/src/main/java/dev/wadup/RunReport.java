package dev.wadup;

import dev.wadup.result.Outcome;
import java.time.Duration;
import java.util.Map;

/**
 * What a run did.
 *
 * @param roots files of the input that were processed
 * @param children contents that came out of them
 * @param failedContents contents, roots or children, whose status is {@code failed}
 * @param skippedEntries entries of the input that are no contents
 * @param copiedRuns module runs copied from equal contents; among {@code outcomes}
 * @param saved how long the copied runs took where they happened
 * @param bytes sizes of the roots added up
 * @param rows rows of module tables
 * @param outcomes module runs by outcome; an outcome that did not happen has no entry
 * @param unchangedRoots files of the input whose results of an earlier run stand
 * @param startUp from the call to the first content: modules compiled and started, database open
 * @param total from the call to the commit of the last content
 * @param ending how the run came to its end
 */
public record RunReport(
    long roots,
    long children,
    long failedContents,
    long skippedEntries,
    long unchangedRoots,
    long copiedRuns,
    Duration saved,
    long bytes,
    long rows,
    Map<Outcome, Long> outcomes,
    Duration startUp,
    Duration total,
    RunEnding ending) {
  /** Copies the map. */
  public RunReport {
    outcomes = Map.copyOf(outcomes);
  }

  /** Roots and children. */
  public long contents() {
    return roots + children;
  }

  /** Whether the run was stopped before its input was done. */
  public boolean interrupted() {
    return ending == RunEnding.INTERRUPTED;
  }

  /** Whether every content is a success and the input was done. */
  public boolean allWell() {
    return failedContents == 0 && !interrupted();
  }
}
