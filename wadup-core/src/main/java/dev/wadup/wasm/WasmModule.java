package dev.wadup.wasm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module's declarations. The format: <a href="https://webassembly.github.io/spec/core/binary/">
 * WebAssembly core specification, binary format</a>.
 *
 * @param bytes the module; not copied, not to be changed
 * @param sections all sections in order, custom ones included
 * @param functions types of all functions, imported ones first
 * @param tables all tables, imported ones first
 * @param memories all memories, imported ones first
 * @param globals all globals, imported ones first
 * @param start index of the start function; null if there is none
 * @param elements what the element segments hold
 * @param data the data segments in order
 * @param bodies extent of each defined function's code
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
public record WasmModule(
    byte[] bytes,
    List<Section> sections,
    List<Import> imports,
    List<FuncType> functions,
    List<Table> tables,
    List<Memory> memories,
    List<Global> globals,
    List<Export> exports,
    @Nullable Integer start,
    Elements elements,
    List<DataSegment> data,
    List<Range> bodies) {

  /**
   * Reads a module's declarations; code is passed over.
   *
   * @throws MalformedModuleException if the bytes are something else, or damaged
   */
  public static WasmModule read(byte[] bytes) throws MalformedModuleException {
    return new ModuleReader(bytes).read();
  }

  /** The export with this name. */
  public Optional<Export> export(String name) {
    return exports.stream().filter(export -> export.name().equals(name)).findFirst();
  }

  /** The type of the exported function with this name; empty if no function has it. */
  public Optional<FuncType> exportedFunction(String name) {
    return export(name)
        .filter(export -> export.kind() == ExternKind.FUNC)
        .map(export -> functions.get(export.index()));
  }

  /** What an import or export is, for people: a function's type, or its kind. */
  public String describe(ExternKind kind, int index) {
    return switch (kind) {
      case FUNC -> functions.get(index).toString();
      case TABLE -> "table";
      case MEMORY -> "memory";
      case GLOBAL -> "global";
      case TAG -> "tag";
    };
  }

  /** How many imports there are of one kind; indices of what is defined begin there. */
  public int importCount(ExternKind kind) {
    return (int) imports.stream().filter(entry -> entry.kind() == kind).count();
  }

  /** The first section with this id. */
  Optional<Section> section(int id) {
    return sections.stream().filter(section -> section.id() == id).findFirst();
  }

  /** Where the first global that is defined, not imported, is declared. */
  int firstGlobal() {
    int position = section(SectionId.GLOBAL).orElseThrow().content().start();
    while ((bytes[position] & 0x80) != 0) {
      position++;
    }
    return position + 1;
  }

  /** Bytes from {@code start} to before {@code end} of the module. */
  public record Range(int start, int end) {
    /** Number of bytes. */
    public int size() {
      return end - start;
    }
  }

  /**
   * One section.
   *
   * @param content what follows its id and size
   * @param whole id and size too
   */
  public record Section(int id, Range content, Range whole) {}

  /**
   * Something a module wants.
   *
   * @param index in the index space of its kind
   */
  public record Import(String module, String name, ExternKind kind, int index) {}

  /**
   * Something a module offers.
   *
   * @param index in the index space of its kind
   */
  public record Export(String name, ExternKind kind, int index) {}

  /**
   * A table.
   *
   * @param minimum elements at the start
   * @param plain whether it is declared in the form that every runtime knows
   */
  public record Table(ValType type, long minimum, boolean plain) {}

  /**
   * A linear memory.
   *
   * @param minimum pages of 64 KiB
   * @param maximum pages; null if there is none
   * @param plain whether it is neither shared nor 64-bit nor of odd page size
   */
  public record Memory(long minimum, @Nullable Long maximum, boolean plain) {}

  /**
   * A global variable.
   *
   * @param initializer its constant expression; null if it is imported
   */
  public record Global(ValType type, boolean mutable, @Nullable Range initializer) {}

  /**
   * The element segments together.
   *
   * @param segments how many
   * @param total elements in all of them
   */
  public record Elements(int segments, long total) {}

  /**
   * A data segment.
   *
   * @param active whether it is copied at instantiation
   */
  public record DataSegment(boolean active, Range content) {}
}
