package dev.wadup;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@link Wadup#check} found out about one module.
 *
 * @param name the file's stem
 * @param imports as {@code module.name type}; empty if the bytes can't be read
 * @param exports as {@code name type}; empty if the bytes can't be read
 * @param problems why it can't be used; empty if it can
 * @param notes what is worth knowing although it can be used
 */
public record ModuleReport(
    String name,
    Path file,
    List<String> imports,
    List<String> exports,
    List<String> problems,
    List<String> notes) {
  /** Copies the lists. */
  public ModuleReport {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Whether a run would take this module. */
  public boolean usable() {
    return problems.isEmpty();
  }
}
