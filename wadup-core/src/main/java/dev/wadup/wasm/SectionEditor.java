package dev.wadup.wasm;

import dev.wadup.wasm.WasmModule.Section;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a module anew with some of its sections replaced or left out. */
final class SectionEditor {
  private final WasmModule module;
  private final Map<Integer, ByteWriter> replaced = new HashMap<>();
  private final Map<Integer, ByteWriter> appended = new HashMap<>();

  SectionEditor(WasmModule module) {
    this.module = module;
  }

  /** Replaces the section with this id, or leaves it out. */
  SectionEditor replace(int id, @Nullable ByteWriter content) {
    replaced.put(id, content == null ? new ByteWriter() : content);
    return this;
  }

  /** How many entries the section with this id has; 0 if there is none. */
  int count(int id) throws MalformedModuleException {
    Section section = module.section(id).orElse(null);
    return section == null ? 0 : entries(section).count();
  }

  /** Adds an entry to the list that a section is. */
  SectionEditor add(int id, ByteWriter entry) throws MalformedModuleException {
    ByteReader entries = entries(module.section(id).orElseThrow());
    ByteWriter longer = new ByteWriter().u32(entries.count() + 1L);
    longer.bytes(module.bytes(), entries.position(), entries.end());
    return replace(id, longer.append(entry));
  }

  /** Adds an entry to a section, which is put behind the one with the id {@code after} if new. */
  SectionEditor addAfter(int after, int id, ByteWriter entry) throws MalformedModuleException {
    return module.section(id).isPresent()
        ? add(id, entry)
        : append(after, id, new ByteWriter().u32(1).append(entry));
  }

  private ByteReader entries(Section section) {
    return new ByteReader(module.bytes(), section.content().start(), section.content().end());
  }

  /** Puts a new section behind the one with the id {@code after}. */
  SectionEditor append(int after, int id, ByteWriter content) {
    appended.put(after, new ByteWriter().section(id, content));
    return this;
  }

  byte[] write() {
    ByteWriter out = new ByteWriter().bytes(module.bytes(), 0, Preamble.SIZE);
    for (Section section : module.sections()) {
      write(out, section);
      ByteWriter next = appended.get(section.id());
      if (next != null) {
        out.append(next);
      }
    }
    return out.toByteArray();
  }

  private void write(ByteWriter out, Section section) {
    ByteWriter replacement = replaced.get(section.id());
    if (replacement == null) {
      out.bytes(module.bytes(), section.whole().start(), section.whole().end());
    } else if (replacement.size() > 0) {
      out.section(section.id(), replacement);
    }
  }
}
