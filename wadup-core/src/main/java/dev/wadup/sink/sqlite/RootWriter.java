package dev.wadup.sink.sqlite;

import dev.wadup.sink.RootRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the state of roots. A root that begins and ends within one batch is written once; its state
 * is in the database when the batch is committed.
 */
final class RootWriter {
  private record Begun(RootRecord root, boolean complete) {}

  private final Connection connection;
  private final long runId;
  private final boolean mayHoldRoots;
  private final BulkInsert upserts;
  private final Map<UUID, Begun> begun = new HashMap<>();
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /**
   * The roots of a run.
   *
   * @param mayHoldRoots whether the database held roots before this run
   */
  RootWriter(Connection connection, long runId, boolean mayHoldRoots) {
    this.connection = connection;
    this.runId = runId;
    this.mayHoldRoots = mayHoldRoots;
    this.upserts =
        new BulkInsert(
            connection,
            "INSERT INTO __wadup_root(uuid, input, path_raw, size, mtime_ns, state, run_id)",
            7,
            " ON CONFLICT(uuid) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,"
                + " state = excluded.state, run_id = excluded.run_id");
  }

  /** Whether the database holds rows of a root from a run before. */
  boolean isKnown(UUID uuid) throws SQLException {
    if (!mayHoldRoots) {
      return false;
    }
    PreparedStatement select = statement("SELECT 1 FROM __wadup_root WHERE uuid = ?");
    select.setString(1, uuid.toString());
    try (ResultSet found = select.executeQuery()) {
      return found.next();
    }
  }

  /** Writes how a whole root's file is now; the run that did it stays. */
  void refresh(RootRecord root) throws SQLException {
    PreparedStatement update =
        statement(
            "UPDATE __wadup_root SET size = ?, mtime_ns = ?, state = 'complete' WHERE uuid = ?");
    update.setLong(1, root.size());
    update.setLong(2, root.mtimeNanos());
    update.setString(3, root.uuid().toString());
    update.executeUpdate();
  }

  void begin(RootRecord root) {
    begun.put(root.uuid(), new Begun(root, false));
  }

  void complete(UUID uuid) throws SQLException {
    Begun now = begun.computeIfPresent(uuid, (_, root) -> new Begun(root.root(), true));
    if (now == null) {
      PreparedStatement update =
          statement("UPDATE __wadup_root SET state = 'complete' WHERE uuid = ?");
      update.setString(1, uuid.toString());
      update.executeUpdate();
    }
  }

  /** Writes the roots begun since the last call, in the order of their keys, as they are now. */
  void flush() throws SQLException {
    List<Begun> inKeyOrder = new ArrayList<>(begun.values());
    inKeyOrder.sort(Comparator.comparing(entry -> entry.root().uuid().toString()));
    for (Begun entry : inKeyOrder) {
      upsert(entry.root(), entry.complete() ? "complete" : "pending");
    }
    upserts.flush();
    begun.clear();
  }

  private void upsert(RootRecord root, String state) throws SQLException {
    upserts
        .add(root.uuid().toString())
        .add(root.input())
        .add(root.pathRaw())
        .add(root.size())
        .add(root.mtimeNanos())
        .add(state)
        .add(runId)
        .endRow();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }
}
