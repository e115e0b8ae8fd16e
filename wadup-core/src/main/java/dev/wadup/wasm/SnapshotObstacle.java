package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Global;
import dev.wadup.wasm.WasmModule.Range;
import java.util.Optional;

/**
 * Whether memory and mutable globals are all the state that a module's instances have: a snapshot
 * holds no more. Tables and segments must be unable to change, so no instruction may change them.
 */
public final class SnapshotObstacle {
  private static final int BULK = 0xfc << 16;
  private static final int TABLE_SET = 0x26;
  private static final int MEMORY_INIT = BULK | 8;
  private static final int DATA_DROP = BULK | 9;
  private static final int TABLE_INIT = BULK | 12;
  private static final int ELEM_DROP = BULK | 13;
  private static final int TABLE_COPY = BULK | 14;
  private static final int TABLE_GROW = BULK | 15;
  private static final int TABLE_FILL = BULK | 17;

  private boolean changesTables;
  private boolean readsSegments;
  private boolean dropsSegments;

  private SnapshotObstacle() {}

  /** Why no snapshot of the module's instances can be taken; empty if one can. */
  public static Optional<String> of(WasmModule module) {
    if (module.globals().stream().anyMatch(SnapshotObstacle::isOpaque)) {
      return Optional.of("it has a mutable global that is no number");
    }
    return new SnapshotObstacle().inCode(module);
  }

  private static boolean isOpaque(Global global) {
    return global.mutable() && !global.type().isNumber();
  }

  private Optional<String> inCode(WasmModule module) {
    try {
      for (Range body : module.bodies()) {
        Instructions.walkBody(new ByteReader(module.bytes(), body.start(), body.end()), this::look);
      }
    } catch (MalformedModuleException e) {
      return Optional.of("its code can't be read: " + e.getMessage());
    }
    if (changesTables) {
      return Optional.of("it has instructions that change its tables");
    }
    return readsSegments && dropsSegments
        ? Optional.of("it drops data segments that it also copies from")
        : Optional.empty();
  }

  private void look(int opcode, int start, int end) {
    switch (opcode) {
      case TABLE_SET, TABLE_INIT, ELEM_DROP, TABLE_COPY, TABLE_GROW, TABLE_FILL ->
          changesTables = true;
      case MEMORY_INIT -> readsSegments = true;
      case DATA_DROP -> dropsSegments = true;
      default -> {}
    }
  }
}
