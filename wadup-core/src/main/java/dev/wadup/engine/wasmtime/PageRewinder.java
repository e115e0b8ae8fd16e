package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.Machine;
import dev.wadup.engine.guest.Rewinder;
import dev.wadup.wasm.Snapshot;
import dev.wadup.wasmtime.WrittenPages;

/** Rewinds instances by the pages that they wrote. */
record PageRewinder(WrittenPages pages) implements Rewinder {
  @Override
  public Rewinding of(Machine machine, Snapshot origin) {
    return new Rewind(origin, pages, (WasmtimeMachine) machine);
  }

  @Override
  public void close() {
    pages.close();
  }
}
