package dev.wadup.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the work in progress in an orderly way when the VM is told to end (Ctrl-C, SIGTERM): asks it
 * to stop and holds the VM until it has, but not for ever.
 */
final class InterruptGuard implements AutoCloseable {
  /** How long a run may take to stop. */
  static final Duration PATIENCE = Duration.ofMillis(1900);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  InterruptGuard(Runnable stop, Duration patience) {
    hook = new Thread(() -> stopAndWait(stop, patience), "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(Runnable stop, Duration patience) {
    stop.run();
    try {
      ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The VM is ending: the hook is what lets it.
    }
  }
}
