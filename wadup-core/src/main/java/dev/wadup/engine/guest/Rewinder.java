package dev.wadup.engine.guest;

import dev.wadup.wasm.Snapshot;
import java.util.function.Supplier;

/** Puts instances back into the state they began in; used by one thread at a time. */
public interface Rewinder extends AutoCloseable {
  /** How to put back this instance, which is in its first state now. */
  Rewinding of(Machine machine, Snapshot origin);

  @Override
  void close();

  /** The way back of one instance. */
  interface Rewinding {
    /** Runs what may change the instance, on the thread that will rewind it. */
    <T> T observe(Supplier<T> entry);

    /** Rewinds the instance; false if that can't be done, and it must be thrown away. */
    boolean run();
  }
}
