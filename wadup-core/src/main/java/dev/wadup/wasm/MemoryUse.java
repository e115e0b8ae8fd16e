package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * An instruction that asks for a memory's size or grows it.
 *
 * @param at where it stands in the module
 */
record MemoryUse(boolean grows, Range at) {
  private static final int MEMORY_SIZE = 0x3f;
  private static final int MEMORY_GROW = 0x40;

  /** All in this body, in order. */
  static List<MemoryUse> in(WasmModule module, Range body) throws MalformedModuleException {
    List<MemoryUse> uses = new ArrayList<>();
    Instructions.walkBody(
        new ByteReader(module.bytes(), body.start(), body.end()),
        (opcode, start, end) -> {
          if (opcode == MEMORY_SIZE || opcode == MEMORY_GROW) {
            uses.add(new MemoryUse(opcode == MEMORY_GROW, new Range(start, end)));
          }
        });
    return uses;
  }
}
