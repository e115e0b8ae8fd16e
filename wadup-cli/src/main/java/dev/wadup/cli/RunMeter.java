package dev.wadup.cli;

import dev.wadup.RunListener;
import dev.wadup.result.ContentResult;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a run does, from any thread, for those who show it. */
final class RunMeter implements RunListener {
  private record Total(long files, long bytes, boolean whole) {}

  private final long start = System.nanoTime();
  private final LongAdder files = new LongAdder();
  private final LongAdder children = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private volatile Total total = new Total(0, 0, false);

  @Override
  public void counted(long files, long bytes, boolean whole) {
    total = new Total(files, bytes, whole);
  }

  @Override
  public void contentDone(ContentResult result) {
    if (result.depth() == 0) {
      files.increment();
      bytes.add(result.size() == null ? 0 : result.size());
    } else {
      children.increment();
    }
    if (result.failed()) {
      failed.increment();
    }
  }

  Progress progress() {
    Total known = total;
    return new Progress(
        Duration.ofNanos(System.nanoTime() - start),
        files.sum(),
        children.sum(),
        failed.sum(),
        bytes.sum(),
        known.files(),
        known.bytes(),
        known.whole());
  }
}
