package dev.wadup.engine.guest;

import dev.wadup.engine.GuestLimits;
import dev.wadup.wasi.Deadline;
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
  Deadline begin(Machine machine) {
    Deadline deadline = watchdog.begin(limits.timeout());
    machine.deadline(ticks);
    if (tank != null) {
      machine.fuel(tank);
    }
    return deadline;
  }

  void end(Deadline deadline) {
    watchdog.end(deadline);
  }

  /** The fuel used since the last begin; null where it is not counted. */
  @Nullable Long fuelUsed(Machine machine) {
    return tank == null ? null : tank - machine.fuel();
  }
}
