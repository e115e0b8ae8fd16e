package dev.wadup.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress as one line each time, for logs. */
final class ProgressLineView implements ProgressView {
  private final PrintWriter err;
  private Duration before = Duration.ZERO;
  private long bytesBefore;

  ProgressLineView(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void show(Progress progress) {
    double seconds = progress.elapsed().minus(before).toNanos() / 1e9;
    long rate = (long) ((progress.bytes() - bytesBefore) / seconds);
    before = progress.elapsed();
    bytesBefore = progress.bytes();
    err.printf(
        "%s: %,d%s files, %,d children, %,d failed, %s/s%s%n",
        new TimeSpan(progress.elapsed()),
        progress.files(),
        progress.allKnown() ? " of %,d".formatted(progress.knownFiles()) : "",
        progress.children(),
        progress.failed(),
        new ByteSize(rate),
        progress.timeLeft().map(left -> ", " + new TimeSpan(left) + " left").orElse(""));
    err.flush();
  }

  @Override
  public void close() {}
}
