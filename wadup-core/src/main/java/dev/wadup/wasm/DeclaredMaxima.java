package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Memory;
import dev.wadup.wasm.WasmModule.Section;

/**
 * Lowers the maxima that a module declares of its memories and tables, so that a runtime without
 * limits of its own lets them grow no further: {@code memory.grow} and {@code table.grow} fail at
 * the declared maximum.
 */
public final class DeclaredMaxima {
  private static final int HAS_MAXIMUM = 1;

  private DeclaredMaxima() {}

  /**
   * The module with lower maxima. Where something begins above its new maximum, the module becomes
   * invalid; memories and tables of proposals that are off are left alone, and refused later.
   *
   * @param pages of 64 KiB that each memory may have
   * @param elements that each table may have
   */
  public static byte[] lower(WasmModule module, long pages, long elements)
      throws MalformedModuleException {
    SectionEditor editor = new SectionEditor(module);
    for (Section section : module.sections()) {
      if (section.id() == SectionId.MEMORY && module.memories().stream().allMatch(Memory::plain)) {
        editor.replace(SectionId.MEMORY, entries(module, section, 0, pages));
      } else if (section.id() == SectionId.TABLE
          && module.tables().stream().allMatch(t -> t.plain())) {
        editor.replace(SectionId.TABLE, entries(module, section, 1, elements));
      }
    }
    return editor.write();
  }

  /** A section's entries, each so many bytes of type and then its limits. */
  private static ByteWriter entries(WasmModule module, Section section, int typeBytes, long most)
      throws MalformedModuleException {
    ByteReader in =
        new ByteReader(module.bytes(), section.content().start(), section.content().end());
    int count = in.count();
    ByteWriter out = new ByteWriter().u32(count);
    for (int i = 0; i < count; i++) {
      out.bytes(module.bytes(), in.position(), in.position() + typeBytes);
      in.skip(typeBytes);
      limits(in, out, most);
    }
    return out;
  }

  private static void limits(ByteReader in, ByteWriter out, long most)
      throws MalformedModuleException {
    boolean hasMaximum = (in.u8() & HAS_MAXIMUM) != 0;
    long minimum = in.u64();
    long maximum = hasMaximum ? Math.min(in.u64(), most) : most;
    out.u8(HAS_MAXIMUM).u32(minimum).u32(maximum);
  }
}
