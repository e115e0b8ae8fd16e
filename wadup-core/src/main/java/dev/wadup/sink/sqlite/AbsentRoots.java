package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds roots that earlier runs left and this one did not see. What was seen stands in a temporary
 * table, so that a million roots fill no memory; its name is reserved, because a temporary table
 * hides a guest's of the same name.
 */
final class AbsentRoots {
  private static final int PRUNED_AT_ONCE = 1_000;

  private final Connection connection;
  private final boolean mayBeAny;
  private final boolean prune;
  private final BulkInsert seen;
  private boolean tableMade;

  /**
   * The absent roots of a run.
   *
   * @param mayBeAny whether the database held roots before this run
   * @param prune whether absent roots are deleted and not only marked
   */
  AbsentRoots(Connection connection, boolean mayBeAny, boolean prune) {
    this.connection = connection;
    this.mayBeAny = mayBeAny;
    this.prune = prune;
    this.seen =
        new BulkInsert(
            connection, "INSERT INTO temp.__wadup_seen(uuid)", 1, " ON CONFLICT(uuid) DO NOTHING");
  }

  void see(UUID uuid) throws SQLException {
    if (mayBeAny) {
      makeTable();
      seen.add(uuid.toString()).endRow();
    }
  }

  /** Marks or deletes the roots of these inputs that were not seen. */
  void end(Set<String> inputs, RootWriter roots) throws SQLException {
    if (mayBeAny) {
      makeTable();
      seen.flush();
      mark(inputs);
      if (prune) {
        delete(inputs, roots);
      }
    }
  }

  /** Only a root that was whole is marked: a pending one must never pass for whole again. */
  private void mark(Set<String> inputs) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE __wadup_root SET state = 'gone' WHERE input = ?"
                + " AND state = 'complete' AND uuid NOT IN (SELECT uuid FROM temp.__wadup_seen)")) {
      for (String input : inputs) {
        update.setString(1, input);
        update.executeUpdate();
      }
    }
  }

  /** Deletes all there is of the roots that are gone or were never finished. */
  private void delete(Set<String> inputs, RootWriter roots) throws SQLException {
    for (String input : inputs) {
      for (List<UUID> some = absent(input); !some.isEmpty(); some = absent(input)) {
        for (UUID uuid : some) {
          roots.remove(uuid);
        }
      }
    }
  }

  private List<UUID> absent(String input) throws SQLException {
    List<UUID> absent = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT uuid FROM __wadup_root WHERE input = ?"
                + " AND uuid NOT IN (SELECT uuid FROM temp.__wadup_seen) LIMIT "
                + PRUNED_AT_ONCE)) {
      select.setString(1, input);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          absent.add(UUID.fromString(found.getString(1)));
        }
      }
    }
    return absent;
  }

  private void makeTable() throws SQLException {
    if (!tableMade) {
      Connections.execute(
          connection, "CREATE TEMP TABLE __wadup_seen(uuid TEXT PRIMARY KEY) WITHOUT ROWID");
      tableMade = true;
    }
  }
}
