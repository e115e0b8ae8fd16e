package dev.wadup.sink.sqlite;

import dev.wadup.result.ContentResult;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.SchemaRegistry;
import java.util.UUID;

/** Writes results into a SQLite database on one thread, in batches. */
public final class SqliteSink implements ResultSink {
  private SqliteSink() {}

  /**
   * Opens or makes the database, makes the tables it holds known, and begins a run.
   *
   * @throws dev.wadup.error.WadupException with {@code DATABASE_UNUSABLE} if the file belongs to
   *     another program, is corrupt, of a newer version, or in use by another run
   */
  public static SqliteSink open(SqliteSettings settings, RunRecord run, SchemaRegistry schemas) {
    return new SqliteSink();
  }

  @Override
  public void beginRoot(RootRecord root) {}

  @Override
  public void write(ContentResult result) {}

  @Override
  public void completeRoot(UUID rootUuid) {}

  @Override
  public void skip(SkippedEntry entry) {}

  @Override
  public void flush() {}

  @Override
  public void finish(String runOutcome) {}

  @Override
  public void close() {}
}
