package dev.wadup.cli;

import dev.wadup.content.Glob;
import dev.wadup.content.InputFilter;
import dev.wadup.pipeline.ModuleChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which modules and which files. */
final class SelectionOptions {
  @Option(
      names = "--only",
      paramLabel = "MODULE",
      split = ",",
      description = "Use these of the modules found, by name; may be repeated.")
  private final Set<String> only = new HashSet<>();

  @Option(
      names = "--skip",
      paramLabel = "MODULE",
      split = ",",
      description = "Don't use these of the modules found; may be repeated.")
  private final Set<String> skip = new HashSet<>();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = {
        "Look at files that fit one of these only: *.pdf for names, docs/**/*.pdf for paths below"
            + " the input. May be repeated."
      })
  private final List<Glob> includes = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files and directories that fit, likewise; may be repeated.")
  private final List<Glob> excludes = new ArrayList<>();

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      description = "Skip larger files; each is named in __wadup_skipped (default: none is).")
  private @Nullable ByteSize maxFileSize;

  ModuleChoice choice() {
    return new ModuleChoice(only, skip);
  }

  InputFilter filter() {
    long maxBytes = maxFileSize == null ? Long.MAX_VALUE : maxFileSize.bytes();
    return new InputFilter(includes, excludes, maxBytes);
  }
}
