package dev.wadup.engine.guest;

import dev.wadup.wasi.Deadline;
import dev.wadup.wasi.WasiClock;
import java.time.Instant;

/**
 * Clocks that stand still while a snapshot is made, so that it is the same in every run, and then
 * go with the machine's; the monotonic one goes on from where it stood.
 */
final class SnapshotClock implements WasiClock {
  private static final Instant START_UP_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private volatile WasiClock now = WasiClock.fixed(START_UP_TIME);

  /** Lets the clocks go. */
  void resume() {
    now = WasiClock.resumedAt(now.monotonicNanos());
  }

  @Override
  public long realtimeNanos() {
    return now.realtimeNanos();
  }

  @Override
  public long monotonicNanos() {
    return now.monotonicNanos();
  }

  @Override
  public void sleep(long nanos, Deadline deadline) {
    now.sleep(nanos, deadline);
  }
}
