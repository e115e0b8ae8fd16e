package dev.wadup.engine.wasmtime;

import dev.wadup.wasi.WasiContext;

/** Where guests come from that have just started up. */
interface FreshStart {
  /** What they are made of. */
  GuestProgram program();

  /** A guest in a world that nobody else has, not yet instantiated. */
  Guest guest();

  /** Brings a guest to the state after start-up. */
  Verdict start(Guest guest);

  /** Runs start-up for each guest: the way that always works. */
  record EachTime(GuestProgram program) implements FreshStart {
    @Override
    public Guest guest() {
      return program.guest();
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
  record FromSnapshot(GuestProgram program, WasiContext world, Worlds worlds)
      implements FreshStart {
    @Override
    public Guest guest() {
      return program.guest(worlds.resume(world));
    }

    @Override
    public Verdict start(Guest guest) {
      return program.start(guest);
    }
  }
}
