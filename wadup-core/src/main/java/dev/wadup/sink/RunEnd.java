package dev.wadup.sink;

import java.time.Duration;

/**
 * How a run ended.
 *
 * @param outcome {@code complete} or {@code interrupted}
 * @param copiedRuns module runs copied from equal contents
 * @param saved how long those runs took where they happened
 */
public record RunEnd(String outcome, long copiedRuns, Duration saved) {
  /** The end of a run that copied nothing. */
  public static RunEnd of(String outcome) {
    return new RunEnd(outcome, 0, Duration.ZERO);
  }
}
