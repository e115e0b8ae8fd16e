package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.DataSegment;
import dev.wadup.wasm.WasmModule.Elements;
import dev.wadup.wasm.WasmModule.Export;
import dev.wadup.wasm.WasmModule.Global;
import dev.wadup.wasm.WasmModule.Import;
import dev.wadup.wasm.WasmModule.Memory;
import dev.wadup.wasm.WasmModule.Range;
import dev.wadup.wasm.WasmModule.Section;
import dev.wadup.wasm.WasmModule.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one module, section by section. */
final class ModuleReader {
  /** What Wasmtime allows of most things; keeps a small lie from becoming a large list. */
  private static final int MAX_ENTRIES = 1_000_000;

  private final byte[] bytes;
  private final List<Section> sections = new ArrayList<>();
  private final List<FuncType> types = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<FuncType> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<DataSegment> data = new ArrayList<>();
  private final List<Range> bodies = new ArrayList<>();
  private Elements elements = new Elements(0, 0);
  private int tags;
  private @Nullable Integer start;

  ModuleReader(byte[] bytes) {
    this.bytes = bytes;
  }

  WasmModule read() throws MalformedModuleException {
    Preamble.check(bytes);
    ByteReader in = new ByteReader(bytes, Preamble.SIZE, bytes.length);
    while (in.hasMore()) {
      section(in);
    }
    return new WasmModule(
        bytes, sections, imports, functions, tables, memories, globals, exports, start, elements,
        data, bodies);
  }

  private void section(ByteReader in) throws MalformedModuleException {
    int begin = in.position();
    int id = in.u8();
    ByteReader content = in.slice(in.u32());
    Range range = new Range(content.position(), content.end());
    sections.add(new Section(id, range, new Range(begin, content.end())));
    content(id, content);
    if (id != SectionId.CUSTOM && content.hasMore()) {
      throw content.malformed("section " + id + " is longer than what it holds");
    }
  }

  private void content(int id, ByteReader in) throws MalformedModuleException {
    switch (id) {
      case SectionId.CUSTOM -> {}
      case SectionId.TYPE -> types(in);
      case SectionId.IMPORT -> each(in, this::importEntry);
      case SectionId.FUNCTION -> each(in, this::function);
      case SectionId.TABLE -> each(in, this::table);
      case SectionId.MEMORY -> each(in, this::memory);
      case SectionId.GLOBAL -> each(in, this::global);
      case SectionId.EXPORT -> each(in, this::export);
      case SectionId.START -> start = in.u32();
      case SectionId.ELEMENT -> elements(in);
      case SectionId.CODE -> each(in, this::body);
      case SectionId.DATA -> each(in, this::data);
      case SectionId.DATA_COUNT -> in.u32();
      default -> throw in.malformed("section " + id + " is of a kind unknown here");
    }
  }

  private void types(ByteReader in) throws MalformedModuleException {
    each(in, element -> types.add(funcType(element)));
  }

  private static FuncType funcType(ByteReader in) throws MalformedModuleException {
    int form = in.u8();
    if (form != 0x60) {
      throw new MalformedModuleException(
          "it declares a type of form 0x%x, of a proposal that is off (garbage collection)"
              .formatted(form));
    }
    return new FuncType(valTypes(in), valTypes(in));
  }

  private static List<ValType> valTypes(ByteReader in) throws MalformedModuleException {
    List<ValType> list = new ArrayList<>();
    each(in, element -> list.add(ValType.read(element)));
    return list;
  }

  private void importEntry(ByteReader in) throws MalformedModuleException {
    String module = in.name();
    String name = in.name();
    ExternKind kind = ExternKind.read(in);
    int index =
        switch (kind) {
          case FUNC -> function(in);
          case TABLE -> table(in);
          case MEMORY -> memory(in);
          case GLOBAL -> importedGlobal(in);
          case TAG -> tag(in);
        };
    imports.add(new Import(module, name, kind, index));
  }

  private int function(ByteReader in) throws MalformedModuleException {
    int type = in.u32();
    if (type < 0 || type >= types.size()) {
      throw in.malformed("a function of the unknown type " + Integer.toUnsignedString(type));
    }
    return add(functions, types.get(type));
  }

  private int table(ByteReader in) throws MalformedModuleException {
    int first = in.u8();
    if (first != 0x40) {
      return add(tables, tableType(in, first, true));
    }
    in.u8();
    int index = add(tables, tableType(in, in.u8(), false));
    Instructions.skipExpression(in);
    return index;
  }

  private static Table tableType(ByteReader in, int type, boolean simple)
      throws MalformedModuleException {
    boolean typed = type == 0x63 || type == 0x64;
    if (typed) {
      in.skipLeb();
    }
    Limits limits = Limits.read(in);
    return new Table(
        type == 0x70 ? ValType.FUNCREF : ValType.REF,
        limits.minimum(),
        simple && !typed && limits.plain());
  }

  private int memory(ByteReader in) throws MalformedModuleException {
    Limits limits = Limits.read(in);
    return add(memories, new Memory(limits.minimum(), limits.maximum(), limits.plain()));
  }

  private int importedGlobal(ByteReader in) throws MalformedModuleException {
    ValType type = ValType.read(in);
    return add(globals, new Global(type, in.u8() != 0, null));
  }

  private void global(ByteReader in) throws MalformedModuleException {
    ValType type = ValType.read(in);
    boolean mutable = in.u8() != 0;
    int begin = in.position();
    Instructions.skipExpression(in);
    globals.add(new Global(type, mutable, new Range(begin, in.position())));
  }

  private int tag(ByteReader in) throws MalformedModuleException {
    in.u8();
    in.u32();
    return tags++;
  }

  private void export(ByteReader in) throws MalformedModuleException {
    String name = in.name();
    ExternKind kind = ExternKind.read(in);
    int index = in.u32();
    if (index < 0 || index >= size(kind)) {
      throw in.malformed("export '" + name + "' of something that does not exist");
    }
    exports.add(new Export(name, kind, index));
  }

  private int size(ExternKind kind) {
    return switch (kind) {
      case FUNC -> functions.size();
      case TABLE -> tables.size();
      case MEMORY -> memories.size();
      case GLOBAL -> globals.size();
      case TAG -> tags;
    };
  }

  private void elements(ByteReader in) throws MalformedModuleException {
    int segments = in.count();
    long total = 0;
    for (int i = 0; i < segments; i++) {
      total += ElementSegment.read(in);
    }
    elements = new Elements(segments, total);
  }

  private void body(ByteReader in) throws MalformedModuleException {
    ByteReader body = in.slice(in.u32());
    bodies.add(new Range(body.position(), body.end()));
  }

  private void data(ByteReader in) throws MalformedModuleException {
    int flags = in.u32();
    if (flags == 2) {
      in.u32();
    }
    if (flags == 0 || flags == 2) {
      Instructions.skipExpression(in);
    }
    ByteReader content = in.slice(in.u32());
    data.add(new DataSegment(flags != 1, new Range(content.position(), content.end())));
  }

  private static <T> int add(List<T> list, T element) {
    list.add(element);
    return list.size() - 1;
  }

  private static void each(ByteReader in, ElementReader element) throws MalformedModuleException {
    int count = in.count();
    if (count > MAX_ENTRIES) {
      throw in.malformed("a list of " + count + " entries");
    }
    for (int i = 0; i < count; i++) {
      element.read(in);
    }
  }

  private interface ElementReader {
    void read(ByteReader in) throws MalformedModuleException;
  }

  /** Bounds of a table or memory. */
  private record Limits(long minimum, @Nullable Long maximum, boolean plain) {
    static Limits read(ByteReader in) throws MalformedModuleException {
      int flags = in.u8();
      long minimum = in.u64();
      Long maximum = (flags & 1) != 0 ? (Long) in.u64() : null;
      if ((flags & 8) != 0) {
        in.u32();
      }
      return new Limits(minimum, maximum, flags <= 1);
    }
  }
}
