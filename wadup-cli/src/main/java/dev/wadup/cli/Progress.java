package dev.wadup.cli;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param bytes sizes of the files done
 * @param knownFiles files that the counting walk has found so far
 * @param knownBytes their sizes
 * @param allKnown whether that walk has seen all of the input
 */
record Progress(
    Duration elapsed,
    long files,
    long children,
    long failed,
    long bytes,
    long knownFiles,
    long knownBytes,
    boolean allKnown) {
  /** Time left if files go on as they did; empty while nobody can tell. */
  Optional<Duration> timeLeft() {
    if (!allKnown || files == 0) {
      return Optional.empty();
    }
    double perFile = (double) elapsed.toNanos() / files;
    return Optional.of(Duration.ofNanos((long) (perFile * Math.max(knownFiles - files, 0))));
  }
}
