package dev.wadup.engine.guest;

import dev.wadup.wasi.WasiContext;

/**
 * A linked module that guests are made of.
 *
 * @param returnsStatus whether its {@code process} returns an i32
 */
record GuestProgram(
    String name,
    Sandbox sandbox,
    Worlds worlds,
    LinkedModule linked,
    GuestSize size,
    StartUp startUp,
    boolean returnsStatus) {

  /** The same, of instances that have their start-up behind them. */
  GuestProgram startedUp() {
    return new GuestProgram(name, sandbox, worlds, linked, size, StartUp.NONE, returnsStatus);
  }

  /** A world for a guest that has not started up. */
  WasiContext world() {
    return worlds.make(name);
  }

  /** A guest in this world, which {@link #start} makes run. */
  Guest guest(WasiContext world) {
    return new Guest(sandbox, world, linked, size);
  }

  /** Makes the instance and runs its start-up, each under the limits. */
  Verdict start(Guest guest) {
    Verdict made = guest.instantiate();
    return made.isOk() ? startUp.run(guest) : made;
  }
}
