package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Range;
import java.util.Optional;

/**
 * Makes a module count the size of its memory itself, in a global: {@code memory.size} reads it,
 * and {@code memory.grow} takes from what the memory has beyond it before it asks for more. So a
 * host can give a guest room to grow, and take it back by setting the global.
 */
public final class CountedMemory {
  /** The name under which {@link #rewrite} exports the global: an i32, pages of 64 KiB. */
  public static final String PAGES = "wadup:pages";

  private static final int I32 = ValType.I32.code();
  private static final int FUNCTION_TYPE = 0x60;

  private final WasmModule module;
  private final int pages;
  private final int grow;

  private CountedMemory(WasmModule module) {
    this.module = module;
    this.pages = module.globals().size();
    this.grow = module.functions().size();
  }

  /** The rewritten module; empty if its memory never grows. */
  public static Optional<byte[]> rewrite(WasmModule module) throws MalformedModuleException {
    for (Range body : module.bodies()) {
      if (MemoryUse.in(module, body).stream().anyMatch(MemoryUse::grows)) {
        return Optional.of(new CountedMemory(module).write());
      }
    }
    return Optional.empty();
  }

  private byte[] write() throws MalformedModuleException {
    SectionEditor editor = new SectionEditor(module);
    int type = editor.count(SectionId.TYPE);
    return editor
        .add(SectionId.TYPE, growType())
        .add(SectionId.FUNCTION, new ByteWriter().u32(type))
        .addAfter(SectionId.MEMORY, SectionId.GLOBAL, global())
        .add(SectionId.EXPORT, export())
        .replace(SectionId.CODE, code())
        .write();
  }

  private static ByteWriter growType() {
    return new ByteWriter().u8(FUNCTION_TYPE).u32(1).u8(I32).u32(1).u8(I32);
  }

  private ByteWriter global() {
    ByteWriter out = new ByteWriter().u8(I32).u8(1);
    new CodeWriter(out).i32Const((int) module.memories().getFirst().minimum()).end();
    return out;
  }

  private ByteWriter export() {
    return new ByteWriter().name(PAGES).u8(ExternKind.GLOBAL.code()).u32(pages);
  }

  private ByteWriter code() throws MalformedModuleException {
    ByteWriter out = new ByteWriter().u32(module.bodies().size() + 1L);
    for (Range body : module.bodies()) {
      append(out, counted(body));
    }
    return append(out, growBody());
  }

  private static ByteWriter append(ByteWriter out, ByteWriter body) {
    return out.u32(body.size()).append(body);
  }

  private ByteWriter counted(Range body) throws MalformedModuleException {
    ByteWriter out = new ByteWriter();
    int copied = body.start();
    for (MemoryUse use : MemoryUse.in(module, body)) {
      out.bytes(module.bytes(), copied, use.at().start());
      replace(new CodeWriter(out), use);
      copied = use.at().end();
    }
    return out.bytes(module.bytes(), copied, body.end());
  }

  private void replace(CodeWriter code, MemoryUse use) {
    if (use.grows()) {
      code.call(grow);
    } else {
      code.globalGet(pages);
    }
  }

  /** What {@code memory.grow} becomes. */
  private ByteWriter growBody() {
    int delta = 0;
    int room = 1;
    ByteWriter out = new ByteWriter().u32(1).u32(1).u8(I32);
    CodeWriter code = new CodeWriter(out);
    code.memorySize().globalGet(pages).i32Sub().localTee(room).localGet(delta).i32GeU().when();
    code.globalGet(pages).globalGet(pages).localGet(delta).i32Add().globalSet(pages).leave().end();
    code.localGet(delta).localGet(room).i32Sub().memoryGrow().i32Const(-1).i32Eq().when();
    code.i32Const(-1).leave().end();
    code.globalGet(pages).memorySize().globalSet(pages).end();
    return out;
  }
}
