package dev.wadup.engine.wasmtime;

/** Where guests come from that have just started up. */
interface FreshStart extends AutoCloseable {
  /** What they are made of. */
  GuestProgram program();

  /** A guest in a world that nobody else has, not yet instantiated. */
  Guest guest();

  /** Brings a guest to the state after start-up. */
  Verdict start(Guest guest);

  @Override
  void close();

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

    @Override
    public void close() {}
  }
}
