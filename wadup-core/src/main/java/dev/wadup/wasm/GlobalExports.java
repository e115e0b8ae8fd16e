package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Export;
import dev.wadup.wasm.WasmModule.Global;
import java.util.ArrayList;
import java.util.List;

/** Makes a module export its mutable globals, so that a host can read them. */
public final class GlobalExports {
  private GlobalExports() {}

  /** Indices of the globals that {@link #rewrite} exports. */
  public static List<Integer> indices(WasmModule module) {
    List<Integer> indices = new ArrayList<>();
    for (int i = module.importCount(ExternKind.GLOBAL); i < module.globals().size(); i++) {
      Global global = module.globals().get(i);
      if (global.mutable()) {
        indices.add(i);
      }
    }
    return indices;
  }

  /** The name under which {@link #rewrite} exports the global with this index. */
  public static String name(int index) {
    return "wadup:global:" + index;
  }

  /** The module with its mutable globals exported; a name that is taken already is left alone. */
  public static byte[] rewrite(WasmModule module) {
    List<Export> exports = new ArrayList<>(module.exports());
    for (int index : indices(module)) {
      if (module.export(name(index)).isEmpty()) {
        exports.add(new Export(name(index), ExternKind.GLOBAL, index));
      }
    }
    return new SectionEditor(module).replace(SectionId.EXPORT, section(exports)).write();
  }

  static ByteWriter section(List<Export> exports) {
    ByteWriter out = new ByteWriter().u32(exports.size());
    for (Export export : exports) {
      out.name(export.name()).u8(export.kind().code()).u32(export.index());
    }
    return out;
  }
}
