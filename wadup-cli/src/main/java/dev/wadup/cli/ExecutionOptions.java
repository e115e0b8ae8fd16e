package dev.wadup.cli;

import dev.wadup.JobConfig;
import dev.wadup.engine.IsolationMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how to run. */
final class ExecutionOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Contents processed at a time (default: the number of processors).")
  private @Nullable Integer threads;

  @Option(
      names = "--isolation",
      paramLabel = "reuse|fresh",
      description = {
        "State in which a module meets a content: as the content before left it, or as it was"
            + " right after start-up (default: reuse; with --deterministic: fresh)."
      })
  private @Nullable IsolationMode isolation;

  @Option(
      names = "--deterministic",
      description = {
        "Same rows on any number of threads: fixed clock, seeded randomness, contents settled in"
            + " order; wants --fuel."
      })
  private boolean deterministic;

  @Option(
      names = "--keep-partial",
      description = "Keep the rows and children that a module flushed before it failed.")
  private boolean keepPartial;

  @Option(names = "--hash", description = "Record every content's SHA-256, however big it is.")
  private boolean hash;

  @Option(
      names = "--mime",
      description = "Record every content's MIME type, even if no module asks for it.")
  private boolean mime;

  @Option(
      names = "--dedupe",
      description = "Copy a module's result for equal bytes instead of running it.")
  private boolean dedupe;

  @Option(
      names = "--full-text",
      description = "Make full-text indices (FTS5) over the texts in modules' tables.")
  private boolean fullText;

  @Option(names = "--durable", description = "Sync each batch of results to disk.")
  private boolean durable;

  @Option(
      names = "--supervise",
      description =
          "Work in a process of its own; where one dies, record what killed it and go on.")
  private boolean supervise;

  @Option(
      names = "--spill-dir",
      paramLabel = "DIR",
      description = "Where extracted bytes wait (default: beside the database).")
  private @Nullable Path spillDirectory;

  @Option(
      names = "--module-cache",
      paramLabel = "DIR",
      description = "Private directory of compiled modules (default: in the user's cache).")
  private @Nullable Path moduleCache;

  /** Whether another process does the work, which is not this one. */
  boolean supervises() {
    return supervise && WorkerCommand.supervisorsFolder().isEmpty();
  }

  void addTo(JobConfig.Builder job) {
    job.deterministic(deterministic).keepPartial(keepPartial).hash(hash).mime(mime);
    job.fullText(fullText).durable(durable).dedupe(dedupe);
    if (threads != null) {
      job.threads(threads);
    }
    if (isolation != null) {
      job.isolation(isolation);
    }
    if (spillDirectory != null) {
      job.spillDirectory(spillDirectory);
    }
    WorkerCommand.supervisorsFolder().ifPresent(job::supervision);
    if (moduleCache != null) {
      job.moduleCache(moduleCache);
    }
  }
}
