package dev.wadup.cli;

import dev.wadup.JobConfig;
import dev.wadup.content.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what to run over what, and where the rows go. */
final class JobOptions {
  @Option(
      names = "--modules",
      paramLabel = "PATH",
      description = "Module file or directory of modules (*.wasm); may be repeated.")
  private final List<Path> modules = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = {
        "Directory, walked recursively, or file; NAME=PATH names it for moving it later;"
            + " - reads paths from standard input, one a line. May be repeated."
      })
  private final List<Input> inputs = new ArrayList<>();

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Process one content of an earlier run that wadup repro took out.")
  private @Nullable Path replay;

  @Option(names = "--output", paramLabel = "FILE", description = "Results database (SQLite).")
  private @Nullable Path output;

  @Option(names = "--fresh-database", description = "Begin an existing results database anew.")
  private boolean freshDatabase;

  @Option(
      names = "--retry-failed",
      description = "Run modules again over files in which they failed, although nothing changed.")
  private boolean retryFailed;

  @Option(
      names = "--checksum",
      description = "Tell by its hash, not its size and time, whether a file is unchanged.")
  private boolean checksum;

  @Option(
      names = "--prune",
      description = "Delete the results of files that are gone from the inputs.")
  private boolean prune;

  @Option(names = "--follow-links", description = "Follow links inside an input.")
  private boolean followLinks;

  void addTo(JobConfig.Builder job) {
    modules.forEach(job::module);
    inputs.forEach(job::input);
    if (replay != null) {
      job.input(ReplayFile.read(replay));
    }
    if (output != null) {
      job.output(output);
    }
    job.freshDatabase(freshDatabase).retryFailed(retryFailed).checksum(checksum).prune(prune);
    job.followLinks(followLinks);
  }
}
