package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Range;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deeply a function nests its loops. A compiler carries each local through each loop around its
 * use, so locals times depth tells what a function costs better than its size.
 */
public final class LoopNest {
  private static final int BLOCK = 0x02;
  private static final int LOOP = 0x03;
  private static final int IF = 0x04;
  private static final int END = 0x0b;

  private final Deque<Boolean> open = new ArrayDeque<>();
  private int depth;
  private int deepest;

  private LoopNest() {}

  /** Locals of a function, times the depth of its loops. */
  public static long localsTimesDepth(WasmModule module, Range body)
      throws MalformedModuleException {
    LoopNest nest = new LoopNest();
    Instructions.walkBody(reader(module, body), (opcode, start, end) -> nest.look(opcode));
    return locals(reader(module, body)) * nest.deepest;
  }

  private static ByteReader reader(WasmModule module, Range body) {
    return new ByteReader(module.bytes(), body.start(), body.end());
  }

  private static long locals(ByteReader in) throws MalformedModuleException {
    long locals = 0;
    int groups = in.count();
    for (int i = 0; i < groups; i++) {
      locals += Integer.toUnsignedLong(in.u32());
      ValType.read(in);
    }
    return locals;
  }

  private void look(int opcode) {
    switch (opcode) {
      case BLOCK, LOOP, IF -> enter(opcode == LOOP);
      case END -> leave();
      default -> {}
    }
  }

  private void enter(boolean loop) {
    open.push(loop);
    depth += loop ? 1 : 0;
    deepest = Math.max(deepest, depth);
  }

  private void leave() {
    if (!open.isEmpty() && open.pop()) {
      depth--;
    }
  }
}
