package dev.wadup.sink.sqlite;

import dev.wadup.sink.RunEnd;
import dev.wadup.sink.RunRecord;
import dev.wadup.table.SchemaConflictException;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A results database while a run writes into it. */
final class OpenDatabase implements AutoCloseable {
  private static final String COMPLETE = "complete";
  private static final int ANALYSIS_ROWS = 400;

  /** Indices of this much are made within half a second. */
  private static final long INDEXED_SOON_BYTES = 32L << 20;

  private static final long CHECKED_BYTES = 16L << 20;

  private final SqliteSettings settings;
  private final Connection connection;
  private final GuestTables tables;
  private final RunLog runLog;
  private final boolean heldRoots;
  private final boolean searchable;
  private final TableUnits units;
  private final PastRuns pastRuns;
  private final RootFingerprints fingerprints;

  private OpenDatabase(
      SqliteSettings settings,
      Connection connection,
      GuestTables tables,
      RunLog runLog,
      boolean heldRoots,
      boolean searchable)
      throws SQLException {
    this.settings = settings;
    this.connection = connection;
    this.tables = tables;
    this.runLog = runLog;
    this.heldRoots = heldRoots;
    this.searchable = searchable;
    this.units = tables.units();
    this.pastRuns = PastRuns.load(connection, runLog.runId());
    this.fingerprints =
        heldRoots && !settings.retryFailed()
            ? RootFingerprints.load(connection, pastRuns)
            : RootFingerprints.NONE;
  }

  /** Makes or opens the database and begins a run in it. */
  static OpenDatabase open(
      SqliteSettings settings,
      boolean exists,
      RunRecord run,
      SchemaRegistry schemas,
      InstantSource clock)
      throws SQLException {
    Connection connection = Connections.openWriter(settings.path(), settings.durable());
    try {
      if (exists) {
        checkIfSmall(connection);
      } else {
        ResultsSchema.create(connection);
      }
      Connections.execute(connection, "PRAGMA journal_mode = WAL", "BEGIN IMMEDIATE");
      boolean searchable = SearchIndices.drop(connection) || settings.fullText();
      boolean heldRoots = holdsRoots(connection);
      boolean indexed = heldRoots || settings.copies() != null;
      GuestTables tables = new GuestTables(connection, indexed);
      load(connection, tables, schemas);
      if (indexed) {
        ResultsSchema.createIndices(connection);
        tables.createIndices();
      }
      if (settings.copies() != null) {
        ResultsSchema.createHashIndex(connection);
      }
      RunLog runLog = RunLog.begin(connection, run, clock);
      Connections.execute(connection, "COMMIT");
      return new OpenDatabase(settings, connection, tables, runLog, heldRoots, searchable);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** What earlier runs left, read through a connection of its own; null if they left no root. */
  @Nullable StoredResults storedResults() throws SQLException {
    return !heldRoots
        ? null
        : new StoredResults(
            Connections.openReader(settings.path()), settings, pastRuns, units, fingerprints);
  }

  /** What may be copied, read through a connection of its own; null if nothing is to be. */
  @Nullable StoredTwins storedTwins() throws SQLException {
    Path rowFolder = settings.copies();
    return rowFolder == null
        ? null
        : new StoredTwins(
            Connections.openReader(settings.path()),
            settings.path(),
            new StoredRows(rowFolder),
            pastRuns);
  }

  long runId() {
    return runLog.runId();
  }

  ResultsWriter writer(InstantSource clock) {
    return new ResultsWriter(
        connection,
        new ContentWriter(connection, clock, heldRoots),
        tables,
        new RootWriter(connection, runLog.runId(), heldRoots),
        new RootEraser(connection, tables, units),
        new SkippedWriter(connection),
        new AbsentRoots(connection, heldRoots, settings, fingerprints));
  }

  /**
   * Ends the run, makes what questions need, and folds the journal into the database. A run that
   * was broken off ends soon: the next one makes indices of much data.
   */
  void end(RunEnd end) throws SQLException {
    Connections.execute(connection, "BEGIN IMMEDIATE");
    if (end.outcome().equals(COMPLETE) || sizeBytes(connection) < INDEXED_SOON_BYTES) {
      ResultsSchema.createIndices(connection);
      tables.createIndices();
      Connections.execute(connection, "PRAGMA analysis_limit = " + ANALYSIS_ROWS, "ANALYZE");
    }
    if (searchable && end.outcome().equals(COMPLETE)) {
      SearchIndices.create(connection);
    }
    runLog.end(end);
    Connections.execute(connection, "COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)");
    leaveWal();
  }

  /** Removes the side files; not while someone reads, whose connection then does it. */
  private void leaveWal() throws SQLException {
    try {
      Connections.execute(connection, "PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      if (!SqlFailure.isBusy(e)) {
        throw e;
      }
    }
  }

  /** Damage inside a large database shows when it is met; looking for it would take long. */
  private static void checkIfSmall(Connection connection) throws SQLException {
    if (sizeBytes(connection) > CHECKED_BYTES) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!check.next() || !check.getString(1).equals("ok")) {
        throw new SQLException(
            "it is corrupt (%s); it was not overwritten".formatted(check.getString(1)));
      }
    }
  }

  private static long sizeBytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet size =
            statement.executeQuery(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
      return size.next() ? size.getLong(1) : 0;
    }
  }

  private static boolean holdsRoots(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet roots = statement.executeQuery("SELECT 1 FROM __wadup_root LIMIT 1")) {
      return roots.next();
    }
  }

  private static void load(Connection connection, GuestTables tables, SchemaRegistry schemas)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet known =
            statement.executeQuery("SELECT module_name, schema_json FROM __wadup_table")) {
      while (known.next()) {
        TableSchema schema = SchemaJson.read(known.getString(2));
        schemas.define(known.getString(1), List.of(schema), Integer.MAX_VALUE);
        tables.know(schema, known.getString(1));
      }
    } catch (SchemaConflictException | IllegalArgumentException e) {
      throw new SQLException("its list of tables contradicts itself: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
