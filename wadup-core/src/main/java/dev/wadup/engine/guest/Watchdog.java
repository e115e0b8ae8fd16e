package dev.wadup.engine.guest;

import dev.wadup.wasi.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of one engine: every guest that runs has its deadline here, and can be stopped. */
final class Watchdog implements AutoCloseable {
  private final EpochTicker ticker;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong longestTicks = new AtomicLong();
  private volatile boolean interrupted;

  Watchdog(WasmRuntime runtime) {
    this.ticker = new EpochTicker(runtime::incrementEpoch);
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** The ticks after which a call of this length is stopped. */
  long ticksOf(Duration timeout) {
    long ticks = EpochTicker.ticks(timeout);
    longestTicks.accumulateAndGet(ticks, Math::max);
    return ticks;
  }

  Deadline begin(Duration timeout) {
    Deadline deadline = Deadline.after(timeout);
    running.add(deadline);
    return deadline;
  }

  void end(Deadline deadline) {
    running.remove(deadline);
  }

  /** Stops every guest that runs, and every one that begins later. */
  void interruptAll() {
    interrupted = true;
    running.forEach(Deadline::cancel);
    ticker.expire(longestTicks.get());
  }

  @Override
  public void close() {
    ticker.close();
  }
}
