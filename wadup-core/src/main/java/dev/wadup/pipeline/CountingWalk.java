package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import dev.wadup.content.InputScanner;
import dev.wadup.content.ScanVisitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the inputs ahead of the run, on a thread of its own, to tell how much there is to do. */
final class CountingWalk implements ScanVisitor, AutoCloseable {
  private static final int TELL_EVERY = 1_024;

  private final List<InputScanner> inputs;
  private final ProgressListener listener;
  private @Nullable Thread thread;
  private volatile boolean goesOn = true;
  private long files;
  private long bytes;

  CountingWalk(List<InputScanner> inputs, ProgressListener listener) {
    this.inputs = inputs;
    this.listener = listener;
  }

  /** Begins, unless nobody wants to know. */
  void start() {
    if (listener.wantsTotals()) {
      thread = Thread.ofPlatform().daemon().name("wadup-count").start(this::run);
    }
  }

  private void run() {
    inputs.stream().filter(InputScanner::isRepeatable).forEach(input -> input.scan(this));
    listener.counted(files, bytes, goesOn && inputs.stream().allMatch(InputScanner::isRepeatable));
  }

  @Override
  public boolean file(InputFile file) {
    files++;
    bytes += file.size();
    if (files % TELL_EVERY == 0) {
      listener.counted(files, bytes, false);
    }
    return goesOn;
  }

  @Override
  public void skipped(String input, String path, String reason) {}

  /** Ends the walk wherever it is. */
  @Override
  public void close() {
    goesOn = false;
    if (thread != null) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
