package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestLimits;
import dev.wadup.wasi.Deadline;
import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.Store;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all guests of an engine run under: limits, the clock that enforces them, and the stop. */
final class Sandbox implements AutoCloseable {
  private final Engine engine;
  private final GuestLimits limits;
  private final Verdicts verdicts;
  private final long ticks;
  private final EpochTicker ticker;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private volatile boolean interrupted;

  Sandbox(Engine engine, GuestLimits limits) {
    this.engine = engine;
    this.limits = limits;
    this.verdicts = new Verdicts(limits);
    this.ticks = EpochTicker.ticks(limits.timeout());
    this.ticker = new EpochTicker(engine);
  }

  Engine engine() {
    return engine;
  }

  GuestLimits limits() {
    return limits;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Starts the clock and fills the tank for one entry into a guest. */
  Deadline begin(Store store) {
    Deadline deadline = Deadline.after(limits.timeout());
    running.add(deadline);
    store.setEpochDeadline(ticks);
    if (limits.fuel() != null) {
      store.setFuel(limits.fuel());
    }
    return deadline;
  }

  void end(Deadline deadline) {
    running.remove(deadline);
  }

  /** Stops every guest that runs, and every one that begins later. */
  void interruptAll() {
    interrupted = true;
    running.forEach(Deadline::cancel);
    ticker.expire(ticks);
  }

  @Override
  public void close() {
    ticker.close();
    engine.close();
  }
}
