package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestLimits;
import dev.wadup.wasi.Deadline;
import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.Store;
import org.jspecify.annotations.Nullable;

/** What all guests of one module run under: its limits, and the watchdog that enforces them. */
final class Sandbox {
  private final Watchdog watchdog;
  private final GuestLimits limits;
  private final Verdicts verdicts;
  private final long ticks;
  private final @Nullable Long tank;

  /**
   * A module's sandbox.
   *
   * @param countsFuel whether the engine's code counts fuel, so that even a module without a limit
   *     needs some
   */
  Sandbox(Watchdog watchdog, GuestLimits limits, boolean countsFuel) {
    this.watchdog = watchdog;
    this.limits = limits;
    this.verdicts = new Verdicts(limits);
    this.ticks = watchdog.ticksOf(limits.timeout());
    this.tank = limits.fuel() == null && countsFuel ? (Long) Long.MAX_VALUE : limits.fuel();
  }

  Engine engine() {
    return watchdog.engine();
  }

  GuestLimits limits() {
    return limits;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  boolean isInterrupted() {
    return watchdog.isInterrupted();
  }

  /** Starts the clock and fills the tank for one entry into a guest. */
  Deadline begin(Store store) {
    Deadline deadline = watchdog.begin(limits.timeout());
    store.setEpochDeadline(ticks);
    if (tank != null) {
      store.setFuel(tank);
    }
    return deadline;
  }

  void end(Deadline deadline) {
    watchdog.end(deadline);
  }

  /** The fuel used since the last begin; null where it is not counted. */
  @Nullable Long fuelUsed(Store store) {
    return tank == null ? null : tank - store.fuel();
  }
}
