package dev.wadup.sink.sqlite;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.RowBatch;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the writer is asked to do. */
sealed interface Command {
  /** Roughly what the command holds in memory until it is done, in bytes. */
  default long weight() {
    return 256;
  }

  /** Whether someone waits for the commit. */
  default boolean isUrgent() {
    return false;
  }

  record BeginRoot(RootRecord root) implements Command {}

  record ReviseRoot(RootRecord root, Set<String> modules) implements Command {}

  record KeepRoot(UUID uuid) implements Command {}

  record RefreshRoot(RootRecord root) implements Command {}

  record EndInputs(Set<String> inputs) implements Command {}

  record CompleteRoot(UUID uuid) implements Command {}

  record Skip(SkippedEntry entry) implements Command {}

  /** Commit now and say so. */
  record Flush(CompletableFuture<Void> done) implements Command {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** Commit and stop; with an end, end the run properly. */
  record Stop(Optional<RunEnd> end) implements Command {
    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** A content with all that belongs to it. */
  record Write(ContentResult content, long weight) implements Command {
    private static final long RECORD_BYTES = 1_024;

    static Write of(ContentResult content) {
      long weight = RECORD_BYTES + weight(content.path()) + weight(content.filename());
      weight += weight(content.pathRaw()) + weight(content.errorMessage());
      for (ModuleRun run : content.moduleRuns()) {
        weight += RECORD_BYTES + weight(run.output()) + weight(run.message());
        for (RowBatch rows : run.rows()) {
          weight += rows.heldBytes();
        }
      }
      return new Write(content, weight);
    }

    private static long weight(CapturedOutput output) {
      return (long) output.stdout().length() + output.stderr().length();
    }

    private static long weight(@Nullable String text) {
      return text == null ? 0 : text.length();
    }
  }
}
