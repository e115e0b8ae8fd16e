package dev.wadup.engine.guest;

import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.Snapshot;
import java.util.Optional;

/** Where guests come from that have just started up. */
interface FreshStart {
  /** What they are made of. */
  GuestProgram program();

  /** A world as it is after start-up, or before it where start-up runs each time. */
  WasiContext world();

  /** The state after start-up that instances begin in; empty where start-up runs each time. */
  Optional<Snapshot> state();

  /** Brings a new guest to the state after start-up. */
  Verdict start(Guest guest);

  /** A guest in a world that nobody else has, not yet instantiated. */
  default Guest guest() {
    return program().guest(world());
  }

  /** Runs start-up for each guest: the way that always works. */
  record EachTime(GuestProgram program) implements FreshStart {
    @Override
    public WasiContext world() {
      return program.world();
    }

    @Override
    public Optional<Snapshot> state() {
      return Optional.empty();
    }

    @Override
    public Verdict start(Guest guest) {
      Verdict started = program.start(guest);
      return started.isOk()
          ? started
          : new Verdict(started.outcome(), "its start-up failed: " + started.message());
    }
  }

  /** Begins each guest where start-up ended, in memory and in the world. */
  record FromSnapshot(GuestProgram program, WasiContext origin, Snapshot snapshot)
      implements FreshStart {
    @Override
    public WasiContext world() {
      return program.worlds().resume(origin);
    }

    @Override
    public Optional<Snapshot> state() {
      return Optional.of(snapshot);
    }

    @Override
    public Verdict start(Guest guest) {
      return program.start(guest);
    }
  }
}
