package dev.wadup.engine;

import java.util.List;

/**
 * What there is to know of a module without running it.
 *
 * @param imports as {@code module.name type}, in the module's order; empty if it can't be read
 * @param exports as {@code name type}, in the module's order; empty if it can't be read
 * @param problems why it can't be used; empty if it can
 * @param notes what is worth knowing although it can be used
 */
public record ModuleInspection(
    List<String> imports, List<String> exports, List<String> problems, List<String> notes) {
  /** Copies the lists. */
  public ModuleInspection {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
