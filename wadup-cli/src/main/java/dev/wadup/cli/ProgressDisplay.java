package dev.wadup.cli;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** Shows a meter's state again and again until it is closed. */
final class ProgressDisplay implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private final ProgressView view;
  private final Future<?> showing;

  private ProgressDisplay(ProgressView view, RunMeter meter, long nanos) {
    this.view = view;
    showing =
        clock.scheduleAtFixedRate(() -> view.show(meter.progress()), nanos, nanos, NANOSECONDS);
  }

  static ProgressDisplay start(ProgressView view, RunMeter meter, Duration period) {
    return new ProgressDisplay(view, meter, period.toNanos());
  }

  /** Takes the last state off the screen; nothing is shown after that. */
  @Override
  public void close() {
    showing.cancel(false);
    clock.close();
    view.close();
  }
}
