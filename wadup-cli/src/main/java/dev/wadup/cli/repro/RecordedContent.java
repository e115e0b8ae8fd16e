package dev.wadup.cli.repro;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a results database knows of one content.
 *
 * @param sha256 of its bytes; null if they were not hashed
 * @param extractors modules that handed out it and what it came from, each once
 * @param runs its module runs
 */
record RecordedContent(
    String uuid,
    String filename,
    String path,
    int depth,
    @Nullable String sha256,
    RecordedRoot root,
    List<String> extractors,
    List<ModuleOutcome> runs) {
  RecordedContent {
    extractors = List.copyOf(extractors);
    runs = List.copyOf(runs);
  }

  /** The modules worth running again: those that failed, or else all that ran. */
  List<ModuleOutcome> suspects() {
    List<ModuleOutcome> failed = runs.stream().filter(ModuleOutcome::failed).toList();
    return failed.isEmpty() ? runs : failed;
  }

  /** How one module's run ended. */
  record ModuleOutcome(String module, String sha256, String outcome, @Nullable String message) {
    boolean failed() {
      return !outcome.equals("ok");
    }
  }

  /**
   * The file of the input that it came from, and the run that recorded it.
   *
   * @param pathRaw percent-encoded
   * @param command the command line of that run
   * @param settings of that run, as JSON
   */
  record RecordedRoot(
      String input,
      String filename,
      String path,
      String pathRaw,
      long size,
      @Nullable String sha256,
      String command,
      String settings) {}
}
