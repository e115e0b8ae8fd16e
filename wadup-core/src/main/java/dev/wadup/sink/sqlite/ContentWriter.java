package dev.wadup.sink.sqlite;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes what WADUP itself records of contents. */
final class ContentWriter {
  private final InstantSource clock;
  private final BulkInsert contents;
  private final BulkInsert runs;
  private final BulkInsert outputs;

  /** A content that stands in a revised root: the hash may have been too dear this time. */
  private static final String REVISE =
      " ON CONFLICT(uuid) DO UPDATE SET processed_at = excluded.processed_at,"
          + " status = excluded.status, error_message = excluded.error_message,"
          + " sha256 = coalesce(excluded.sha256, sha256),"
          + " mime_type = coalesce(excluded.mime_type, mime_type)";

  /**
   * A writer.
   *
   * @param mayRevise whether contents may be there already
   */
  ContentWriter(Connection connection, InstantSource clock, boolean mayRevise) {
    this.clock = clock;
    this.contents =
        new BulkInsert(
            connection,
            "INSERT INTO __wadup_content(uuid, filename, parent_uuid, processed_at, status,"
                + " error_message, path, path_raw, depth, size, sha256, mime_type, \"offset\","
                + " root_uuid, extracted_by, ordinal)",
            16,
            mayRevise ? REVISE : "");
    this.runs =
        new BulkInsert(
            connection,
            "INSERT INTO __wadup_module_run(content_uuid, module_name, outcome, message, wall_us,"
                + " fuel, peak_memory_bytes, row_count, child_count, facts_read)",
            10);
    this.outputs =
        new BulkInsert(
            connection,
            "INSERT INTO __wadup_module_output(content_uuid, module_name, stdout, stderr,"
                + " stdout_truncated, stderr_truncated)",
            6);
  }

  void write(String uuid, ContentResult content) throws SQLException {
    contents
        .add(uuid)
        .add(content.filename())
        .add(text(content.parentUuid()))
        .add(clock.instant().getEpochSecond())
        .add(content.failed() ? "failed" : "success")
        .add(content.errorMessage())
        .add(content.path())
        .add(content.pathRaw())
        .add((long) content.depth())
        .add(content.size())
        .add(content.sha256())
        .add(content.mimeType())
        .add(content.offset())
        .add(content.depth() == 0 ? uuid : content.rootUuid().toString());
    write(content.origin());
    contents.endRow();
    for (ModuleRun run : content.moduleRuns()) {
      write(uuid, run);
    }
  }

  private void write(@Nullable Origin origin) {
    if (origin == null) {
      contents.add((String) null).add((Long) null);
    } else {
      contents.add(origin.moduleName()).add((long) origin.ordinal());
    }
  }

  private void write(String uuid, ModuleRun run) throws SQLException {
    runs.add(uuid)
        .add(run.moduleName())
        .add(run.outcome().label())
        .add(run.message())
        .add(TimeUnit.NANOSECONDS.toMicros(run.wall().toNanos()))
        .add(run.fuel())
        .add(run.peakMemoryBytes())
        .add(run.rowCount())
        .add((long) run.childCount())
        .add(run.factsRead() ? 1L : 0L)
        .endRow();
    if (!run.output().isEmpty()) {
      write(uuid, run.moduleName(), run.output());
    }
  }

  private void write(String uuid, String moduleName, CapturedOutput output) throws SQLException {
    outputs
        .add(uuid)
        .add(moduleName)
        .add(nullIfEmpty(output.stdout()))
        .add(nullIfEmpty(output.stderr()))
        .add(output.stdoutTruncated() ? 1L : 0L)
        .add(output.stderrTruncated() ? 1L : 0L)
        .endRow();
  }

  void flush() throws SQLException {
    contents.flush();
    runs.flush();
    outputs.flush();
  }

  private static @Nullable String text(@Nullable UUID uuid) {
    return Objects.toString(uuid, null);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
