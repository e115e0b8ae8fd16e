package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.Rewinder.Rewinding;
import dev.wadup.wasm.GlobalExports;
import dev.wadup.wasm.Snapshot;
import dev.wadup.wasmtime.Global;
import dev.wadup.wasmtime.WrittenPages;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts one instance back into the state it began in: copies what was written, no more. That costs a
 * fraction of a new instance, whose every page must be faulted in again.
 */
final class Rewind implements Rewinding {
  /** How much more than its first content all contents of an instance may write. */
  private static final int MAX_GROWTH = 8;

  private static final long MIN_BYTES = 1 << 20;

  private final Snapshot origin;
  private final PageWatch watch;
  private final WasmtimeMachine machine;
  private final MemorySegment memory;
  private final List<Setting> globals = new ArrayList<>();
  private final PageRanges written = new PageRanges();
  private boolean complete;
  private long firstBytes = -1;

  /** For an instance that is in its first state now. */
  Rewind(Snapshot origin, PageWatch watch, WasmtimeMachine machine) {
    this.origin = origin;
    this.watch = watch;
    this.machine = machine;
    this.memory = machine.reserved();
    WrittenPages.separate(memory);
    origin
        .globals()
        .forEach(
            (index, bits) -> {
              String name = GlobalExports.name(index);
              globals.add(new Setting(machine.globalVariable(name), bits));
            });
  }

  @Override
  public <T> T observe(Supplier<T> entry) {
    long before = watch.faults().count();
    T result = entry.get();
    complete &= watch.faults().count() == before;
    return result;
  }

  @Override
  public boolean run() {
    // What has grown beyond its room can't shrink.
    if (machine.reserved().byteSize() != memory.byteSize()
        || !(complete || find())
        || isBloated()) {
      return false;
    }
    written.forEach(this::restore);
    for (Setting setting : globals) {
      setting.global().setBits(setting.bits());
    }
    return true;
  }

  private boolean find() {
    written.clear();
    complete = watch.written().find(memory, written);
    return complete;
  }

  /** Pages that one content wrote are copied for all after it: better none than too many. */
  private boolean isBloated() {
    if (firstBytes < 0) {
      firstBytes = written.bytes();
    }
    return written.bytes() > MIN_BYTES + MAX_GROWTH * firstBytes;
  }

  private void restore(long offset, long length) {
    long known = Math.clamp(origin.memory().byteSize() - offset, 0, length);
    if (known > 0) {
      MemorySegment.copy(origin.memory(), offset, memory, offset, known);
    }
    memory.asSlice(offset + known, length - known).fill((byte) 0);
  }

  private record Setting(Global global, long bits) {}
}
