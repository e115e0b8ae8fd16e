package dev.wadup;

import dev.wadup.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Wadup#check} found out about one module.
 *
 * @param name the file's stem
 * @param manifest what the module says of itself
 * @param imports as {@code module.name type}; empty if the bytes can't be read
 * @param exports as {@code name type}; empty if the bytes can't be read
 * @param memory its linear memory's size at the start and at most; empty if it can't be read
 * @param problems why it can't be used; empty if it can
 * @param snapshotObstacle why its start-up must run for every content under {@code --isolation
 *     fresh}; null if a snapshot of the state after it does
 */
public record ModuleReport(
    String name,
    Path file,
    Manifest manifest,
    List<String> imports,
    List<String> exports,
    String memory,
    List<String> problems,
    @Nullable String snapshotObstacle) {
  /** Copies the lists. */
  public ModuleReport {
    imports = List.copyOf(imports);
    exports = List.copyOf(exports);
    problems = List.copyOf(problems);
  }

  /** Whether a run would take this module. */
  public boolean usable() {
    return problems.isEmpty();
  }
}
