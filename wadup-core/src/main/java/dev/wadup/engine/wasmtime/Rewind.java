package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.Rewinder.Rewinding;
import dev.wadup.wasm.GlobalExports;
import dev.wadup.wasm.Snapshot;
import dev.wadup.wasmtime.Global;
import dev.wadup.wasmtime.WrittenPages;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one instance back into the state it began in: copies what was written, no more. That costs a
 * fraction of a new instance, whose every page must be faulted in again.
 */
final class Rewind implements Rewinding {
  private final Snapshot origin;
  private final WrittenPages pages;
  private final WasmtimeMachine machine;
  private final MemorySegment memory;
  private final List<Setting> globals = new ArrayList<>();

  /** For an instance that is in its first state now. */
  Rewind(Snapshot origin, WrittenPages pages, WasmtimeMachine machine) {
    this.origin = origin;
    this.pages = pages;
    this.machine = machine;
    this.memory = machine.memory();
    origin
        .globals()
        .forEach(
            (index, bits) -> {
              String name = GlobalExports.name(index);
              globals.add(new Setting(machine.globalVariable(name), bits));
            });
  }

  @Override
  public boolean run() {
    // What has grown can't shrink.
    if (machine.memory().byteSize() != origin.memory().byteSize()
        || !pages.find(memory, this::copy)) {
      return false;
    }
    for (Setting setting : globals) {
      setting.global().setBits(setting.bits());
    }
    return true;
  }

  private void copy(long offset, long length) {
    MemorySegment.copy(origin.memory(), offset, memory, offset, length);
  }

  private record Setting(Global global, long bits) {}
}
