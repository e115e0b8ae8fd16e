package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.DataSegment;
import dev.wadup.wasm.WasmModule.Global;
import dev.wadup.wasm.WasmModule.Memory;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The state of an instance: what its memory and its mutable globals hold.
 *
 * @param memory all of the linear memory
 * @param globals bits of each mutable global by its index
 */
public record Snapshot(MemorySegment memory, Map<Integer, Long> globals) {
  private static final long PAGE = 1 << 16;
  private static final int I32_CONST = 0x41;
  private static final int I64_CONST = 0x42;
  private static final int F32_CONST = 0x43;
  private static final int F64_CONST = 0x44;
  private static final int END = 0x0b;

  /** Copies the map. */
  public Snapshot {
    globals = Map.copyOf(globals);
  }

  /**
   * The module whose new instances begin in this state; it has no start function any more. {@link
   * SnapshotObstacle} tells for which modules that is true.
   *
   * @param room bytes that the memory has beyond the state's
   */
  public byte[] write(WasmModule module, long room) {
    ByteWriter data = data(module);
    SectionEditor editor =
        new SectionEditor(module)
            .replace(SectionId.MEMORY, memorySection(module, room))
            .replace(SectionId.GLOBAL, globalSection(module))
            .replace(SectionId.START, null)
            .replace(SectionId.DATA, null)
            .append(SectionId.CODE, SectionId.DATA, data);
    if (hasDataCount(module)) {
      editor.replace(SectionId.DATA_COUNT, new ByteWriter().u32(segmentCount(module)));
    }
    return editor.write();
  }

  private ByteWriter memorySection(WasmModule module, long room) {
    Memory declared = module.memories().getFirst();
    ByteWriter out = new ByteWriter().u32(1);
    Long maximum = declared.maximum();
    out.u8(maximum == null ? 0 : 1).u32((memory.byteSize() + room) / PAGE);
    return maximum == null ? out : out.u32(maximum);
  }

  private ByteWriter globalSection(WasmModule module) {
    int imported = module.importCount(ExternKind.GLOBAL);
    ByteWriter out = new ByteWriter().u32(module.globals().size() - imported);
    for (int i = imported; i < module.globals().size(); i++) {
      global(out, module, i);
    }
    return out;
  }

  private void global(ByteWriter out, WasmModule module, int index) {
    Global global = module.globals().get(index);
    Long bits = globals.get(index);
    if (bits == null) {
      declared(out, module, index);
    } else {
      out.u8(global.type().code()).u8(1);
      constant(out, global.type(), bits);
    }
  }

  /** A global as it was declared: what stands before its initializer is as long as its type. */
  private static void declared(ByteWriter out, WasmModule module, int index) {
    WasmModule.Range initializer =
        Objects.requireNonNull(module.globals().get(index).initializer());
    out.bytes(module.bytes(), declarationStart(module, index), initializer.end());
  }

  private static int declarationStart(WasmModule module, int index) {
    int first = module.importCount(ExternKind.GLOBAL);
    if (index > first) {
      return Objects.requireNonNull(module.globals().get(index - 1).initializer()).end();
    }
    return module.firstGlobal();
  }

  private static void constant(ByteWriter out, ValType type, long bits) {
    switch (type) {
      case I32 -> out.u8(I32_CONST).s32((int) bits);
      case I64 -> out.u8(I64_CONST).s64(bits);
      case F32 -> out.u8(F32_CONST).littleEndian(bits, 4);
      case F64 -> out.u8(F64_CONST).littleEndian(bits, 8);
      default -> throw new IllegalArgumentException("a global of type " + type);
    }
    out.u8(END);
  }

  private static boolean hasDataCount(WasmModule module) {
    return module.section(SectionId.DATA_COUNT).isPresent();
  }

  private int segmentCount(WasmModule module) {
    return kept(module).size() + new MemoryImage(memory).runs().size();
  }

  /** Segments that instructions may name by their index: only where their count is declared. */
  private static List<DataSegment> kept(WasmModule module) {
    return hasDataCount(module) ? module.data() : List.of();
  }

  private ByteWriter data(WasmModule module) {
    ByteWriter out = new ByteWriter().u32(segmentCount(module));
    for (DataSegment segment : kept(module)) {
      if (segment.active()) {
        active(out, 0, MemorySegment.NULL);
      } else {
        WasmModule.Range content = segment.content();
        out.u8(1).u32(content.size()).bytes(module.bytes(), content.start(), content.end());
      }
    }
    for (MemoryImage.Run run : new MemoryImage(memory).runs()) {
      active(out, run.offset(), memory.asSlice(run.offset(), run.length()));
    }
    return out;
  }

  private static void active(ByteWriter out, long offset, MemorySegment content) {
    out.u8(0).u8(I32_CONST).s32((int) offset).u8(END);
    out.u32(content.byteSize()).bytes(content);
  }
}
