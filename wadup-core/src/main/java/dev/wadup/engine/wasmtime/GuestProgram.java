package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestContract;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.ValueType;

/**
 * A linked module that guests are made of.
 *
 * @param processType the type of its {@code process}
 */
record GuestProgram(
    String name,
    Sandbox sandbox,
    Worlds worlds,
    InstancePre linked,
    GuestSize size,
    StartUp startUp,
    FunctionType processType) {

  static FunctionType processType(boolean returnsNothing) {
    FunctionType action = FunctionType.of();
    return returnsNothing ? action : action.returning(ValueType.I32);
  }

  /** The same, of instances that have their start-up behind them. */
  GuestProgram startedUp() {
    return new GuestProgram(name, sandbox, worlds, linked, size, StartUp.NONE, processType);
  }

  /** A world for a guest that has not started up. */
  WasiContext world() {
    return worlds.make(name);
  }

  /** A guest in this world, which {@link #start} makes run. */
  Guest guest(WasiContext world) {
    return new Guest(sandbox, world, size);
  }

  /** Makes the instance and runs its start-up, each under the limits. */
  Verdict start(Guest guest) {
    Verdict made = guest.instantiate(linked);
    return made.isOk() ? startUp.run(guest) : made;
  }

  /** The name of the function that {@link #processType} is the type of. */
  String process() {
    return GuestContract.PROCESS;
  }
}
