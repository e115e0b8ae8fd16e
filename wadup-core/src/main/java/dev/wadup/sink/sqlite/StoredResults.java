package dev.wadup.sink.sqlite;

import dev.wadup.result.Outcome;
import dev.wadup.sink.KnownChild;
import dev.wadup.sink.KnownResults;
import dev.wadup.sink.KnownRoot;
import dev.wadup.sink.KnownRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left, looked up one content at a time: a million roots must not fill memory.
 */
final class StoredResults implements KnownResults, AutoCloseable {
  private static final String ROOT =
      """
      SELECT size, mtime_ns, state, run_id FROM __wadup_root WHERE uuid = ?
      """;

  private static final String HASH =
      """
      SELECT sha256 FROM __wadup_content WHERE uuid = ?
      """;

  private static final String RUNS =
      """
      SELECT module_name, outcome, message, child_count
      FROM __wadup_module_run WHERE content_uuid = ?
      """;

  private static final String CHILDREN =
      """
      SELECT ordinal, filename, "offset", size, sha256
      FROM __wadup_content WHERE parent_uuid = ? AND extracted_by = ? ORDER BY ordinal
      """;

  /** Modules that failed somewhere in a root; NULL if a content failed before any ran. */
  private static final String FAILURES =
      """
      WITH failed(uuid) AS (
        SELECT uuid FROM __wadup_content
        WHERE root_uuid = ?1 AND parent_uuid IS NOT NULL AND status = 'failed'
        UNION ALL
        SELECT uuid FROM __wadup_content WHERE uuid = ?1 AND status = 'failed')
      SELECT DISTINCT m.module_name FROM failed AS f LEFT JOIN __wadup_module_run AS m
        ON m.content_uuid = f.uuid AND m.outcome NOT IN ('ok', 'skipped')
      """;

  private final Connection connection;
  private final SqliteSettings settings;
  private final PastRuns pastRuns;
  private final TableUnits units;
  private final RootFingerprints fingerprints;
  private final PreparedStatement root;
  private final PreparedStatement hash;
  private final PreparedStatement runs;
  private final PreparedStatement children;
  private final PreparedStatement failures;

  private boolean reading;

  /** What a connection sees. */
  StoredResults(
      Connection connection,
      SqliteSettings settings,
      PastRuns pastRuns,
      TableUnits units,
      RootFingerprints fingerprints)
      throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.pastRuns = pastRuns;
    this.units = units;
    this.fingerprints = fingerprints;
    this.root = connection.prepareStatement(ROOT);
    this.hash = connection.prepareStatement(HASH);
    this.runs = connection.prepareStatement(RUNS);
    this.children = connection.prepareStatement(CHILDREN);
    this.failures = connection.prepareStatement(FAILURES);
  }

  @Override
  public boolean keep(UUID rootUuid, long size, long mtimeNanos) {
    return fingerprints.keep(rootUuid, size, mtimeNanos);
  }

  @Override
  public synchronized Optional<String> sha256(UUID contentUuid) {
    try {
      begin();
      hash.setString(1, contentUuid.toString());
      try (ResultSet found = hash.executeQuery()) {
        return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public synchronized Optional<KnownRoot> root(UUID rootUuid) {
    try {
      begin();
      root.setString(1, rootUuid.toString());
      try (ResultSet found = root.executeQuery()) {
        return found.next() ? Optional.of(root(rootUuid, found)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private KnownRoot root(UUID uuid, ResultSet found) throws SQLException {
    Set<String> due = due(uuid, found.getLong(4));
    return new KnownRoot(
        found.getLong(1),
        found.getLong(2),
        KnownRoot.State.valueOf(found.getString(3).toUpperCase(Locale.ROOT)),
        due,
        !due.containsAll(pastRuns.moduleNames()));
  }

  private Set<String> due(UUID rootUuid, long runId) throws SQLException {
    Set<String> due = pastRuns.due(runId);
    if (settings.retryFailed()) {
      due = new HashSet<>(due);
      due.addAll(failed(rootUuid));
    }
    return due.isEmpty() ? due : units.closure(due);
  }

  private Set<String> failed(UUID rootUuid) throws SQLException {
    Set<String> failed = new HashSet<>();
    failures.setString(1, rootUuid.toString());
    try (ResultSet found = failures.executeQuery()) {
      while (found.next()) {
        if (found.getString(1) == null) {
          return pastRuns.presentModules();
        }
        failed.add(found.getString(1));
      }
    }
    failed.retainAll(pastRuns.presentModules());
    return failed;
  }

  @Override
  public synchronized List<KnownRun> runs(UUID contentUuid) {
    try {
      begin();
      runs.setString(1, contentUuid.toString());
      List<KnownRun> known = new ArrayList<>();
      try (ResultSet found = runs.executeQuery()) {
        while (found.next()) {
          known.add(
              new KnownRun(
                  found.getString(1),
                  Outcome.valueOf(found.getString(2).toUpperCase(Locale.ROOT)),
                  found.getString(3),
                  found.getInt(4)));
        }
      }
      return known;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public synchronized List<KnownChild> children(UUID contentUuid, String moduleName) {
    try {
      begin();
      children.setString(1, contentUuid.toString());
      children.setString(2, moduleName);
      List<KnownChild> known = new ArrayList<>();
      try (ResultSet found = children.executeQuery()) {
        while (found.next()) {
          known.add(
              new KnownChild(
                  found.getInt(1),
                  found.getString(2),
                  nullableLong(found, 3),
                  found.getLong(4),
                  found.getString(5)));
        }
      }
      return known;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static @Nullable Long nullableLong(ResultSet found, int column) throws SQLException {
    long value = found.getLong(column);
    return found.wasNull() ? null : value;
  }

  private RuntimeException failure(SQLException cause) {
    return SqlFailure.reading(settings.path(), cause);
  }

  /** One transaction serves all look-ups between two commits: to begin one costs more than they. */
  private void begin() throws SQLException {
    if (!reading) {
      Connections.execute(connection, "BEGIN");
      reading = true;
    }
  }

  /** Lets the journal be folded into the database, which a reader stands in the way of. */
  synchronized void release() throws SQLException {
    if (reading) {
      Connections.execute(connection, "COMMIT");
      reading = false;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    reading = false;
    connection.close();
  }
}
