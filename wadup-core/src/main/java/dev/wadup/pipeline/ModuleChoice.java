package dev.wadup.pipeline;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the modules found are used.
 *
 * @param only names of the modules used; empty for all
 * @param skip names of modules not used
 */
public record ModuleChoice(Set<String> only, Set<String> skip) {
  /** All modules. */
  public static final ModuleChoice ALL = new ModuleChoice(Set.of(), Set.of());

  /** Copies the sets. */
  public ModuleChoice {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
  }

  /**
   * Those of these modules that are used, in their order.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if a name is none of theirs, or none is
   *     left
   */
  List<ModuleFile> of(List<ModuleFile> found) {
    List<String> names = found.stream().map(ModuleFile::name).toList();
    requireKnown("--only", only, names);
    requireKnown("--skip", skip, names);
    List<ModuleFile> used = found.stream().filter(module -> uses(module.name())).toList();
    if (used.isEmpty()) {
      throw new WadupException(
          ErrorCode.USAGE, "--only and --skip leave none of the modules " + names + ".");
    }
    return used;
  }

  private boolean uses(String name) {
    return (only.isEmpty() || only.contains(name)) && !skip.contains(name);
  }

  private static void requireKnown(String option, Set<String> chosen, List<String> names) {
    Set<String> unknown = new HashSet<>(chosen);
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new WadupException(
          ErrorCode.USAGE,
          "%s %s: there is no such module; there are %s."
              .formatted(option, String.join(", ", unknown), String.join(", ", names)));
    }
  }
}
