package dev.wadup.pipeline;

import java.util.concurrent.CountDownLatch;

/** Asks a run to end soon; once asked for, it stays. */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);

  /** Asks; returns at once. */
  public void request() {
    requested.countDown();
  }

  /** Whether it was asked for. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  void await() throws InterruptedException {
    requested.await();
  }
}
