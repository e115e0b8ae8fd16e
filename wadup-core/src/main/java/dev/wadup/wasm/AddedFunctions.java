package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Export;
import dev.wadup.wasm.WasmModule.Range;
import dev.wadup.wasm.WasmModule.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a module that exports something do by exported functions what a runtime offers no other way
 * to do: run its start function after the instance is made, and read its exported globals.
 */
public final class AddedFunctions {
  /** The export that runs what was the module's start function. */
  public static final String START = "wadup:start";

  private static final int FUNCTION_TYPE = 0x60;
  private static final int GLOBAL_GET = 0x23;
  private static final int END = 0x0b;

  private final WasmModule module;
  private final List<Export> exports;
  private final ByteWriter types = new ByteWriter();
  private final ByteWriter functions = new ByteWriter();
  private final ByteWriter bodies = new ByteWriter();
  private final int firstType;
  private int added;

  private AddedFunctions(WasmModule module) throws MalformedModuleException {
    this.module = module;
    this.exports = new ArrayList<>(module.exports());
    this.firstType = content(SectionId.TYPE).count();
  }

  /** The name of the function that gives the value of the exported global with this name. */
  public static String getter(String global) {
    return "wadup:get:" + global;
  }

  /**
   * The module with its start function exported instead of run, and a getter for every exported
   * number among its globals.
   */
  public static byte[] rewrite(WasmModule module) throws MalformedModuleException {
    AddedFunctions functions = new AddedFunctions(module);
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.GLOBAL) {
        functions.addGetter(export);
      }
    }
    return functions.write();
  }

  private void addGetter(Export global) {
    ValType type = module.globals().get(global.index()).type();
    if (!type.isNumber()) {
      return;
    }
    types.u8(FUNCTION_TYPE).u32(0).u32(1).u8(type.code());
    functions.u32(firstType + added);
    ByteWriter body = new ByteWriter().u32(0).u8(GLOBAL_GET).u32(global.index()).u8(END);
    bodies.u32(body.size()).append(body);
    int index = module.functions().size() + added++;
    exports.add(new Export(getter(global.name()), ExternKind.FUNC, index));
  }

  private byte[] write() throws MalformedModuleException {
    SectionEditor editor = new SectionEditor(module);
    Integer start = module.start();
    if (start != null) {
      exports.add(new Export(START, ExternKind.FUNC, start));
      editor.replace(SectionId.START, null);
    }
    if (added > 0) {
      editor.replace(SectionId.TYPE, longer(SectionId.TYPE, types));
      editor.replace(SectionId.FUNCTION, longer(SectionId.FUNCTION, functions));
      editor.replace(SectionId.CODE, longer(SectionId.CODE, bodies));
    }
    return editor.replace(SectionId.EXPORT, GlobalExports.section(exports)).write();
  }

  /** A section's entries, and these behind them. */
  private ByteWriter longer(int id, ByteWriter more) throws MalformedModuleException {
    ByteReader in = content(id);
    return new ByteWriter()
        .u32(in.count() + added)
        .bytes(module.bytes(), in.position(), in.end())
        .append(more);
  }

  private ByteReader content(int id) throws MalformedModuleException {
    for (Section section : module.sections()) {
      if (section.id() == id) {
        Range content = section.content();
        return new ByteReader(module.bytes(), content.start(), content.end());
      }
    }
    throw new MalformedModuleException("it has no section " + id);
  }
}
