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
