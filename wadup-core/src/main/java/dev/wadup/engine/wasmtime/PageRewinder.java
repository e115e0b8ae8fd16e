package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.Machine;
import dev.wadup.engine.guest.Rewinder;
import dev.wadup.wasm.Snapshot;

/** Rewinds instances by the pages that they wrote. */
record PageRewinder(PageWatch watch) implements Rewinder {
  @Override
  public Rewinding of(Machine machine, Snapshot origin) {
    return new Rewind(origin, watch, (WasmtimeMachine) machine);
  }

  @Override
  public void close() {
    watch.close();
  }
}
