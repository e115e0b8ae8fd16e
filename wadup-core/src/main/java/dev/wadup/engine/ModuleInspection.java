package dev.wadup.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a module without running it.
 *
 * @param imports as {@code module.name type}, in the module's order; empty if it can't be read
 * @param exports as {@code name type}, in the module's order; empty if it can't be read
 * @param memory its linear memory's size at the start and at most; empty if it can't be read
 * @param problems why it can't be used; empty if it can
 * @param snapshotObstacle why its start-up must run for every content under {@code --isolation
 *     fresh}; null if a snapshot of the state after it does
 */
public record ModuleInspection(
    List<String> imports,
    List<String> exports,
    String memory,
    List<String> problems,
    @Nullable String snapshotObstacle) {
  /** Copies the lists. */
  public ModuleInspection {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
    problems = List.copyOf(problems);
  }
}
