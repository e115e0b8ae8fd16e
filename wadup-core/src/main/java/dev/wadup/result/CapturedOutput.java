package dev.wadup.result;

/**
 * What a guest wrote to stdout and stderr, as far as it was kept.
 *
 * @param stdout text, invalid UTF-8 replaced; empty if nothing was written
 * @param stderr likewise
 * @param stdoutTruncated whether more was written than kept
 * @param stderrTruncated likewise
 */
public record CapturedOutput(
    String stdout, String stderr, boolean stdoutTruncated, boolean stderrTruncated) {
  /** Nothing written. */
  public static final CapturedOutput EMPTY = new CapturedOutput("", "", false, false);

  /** Whether there is nothing to record. */
  public boolean isEmpty() {
    return stdout.isEmpty() && stderr.isEmpty();
  }
}
