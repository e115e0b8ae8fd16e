package dev.wadup.sink.sqlite;

import dev.wadup.sink.RootFilter;
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
  private final SqliteSettings settings;
  private final BulkInsert seen;
  private boolean tableMade;

  /**
   * The absent roots of a run.
   *
   * @param mayBeAny whether the database held roots before this run
   */
  AbsentRoots(Connection connection, boolean mayBeAny, SqliteSettings settings) {
    this.connection = connection;
    this.mayBeAny = mayBeAny;
    this.settings = settings;
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
  void end(Set<String> inputs, RootEraser eraser) throws SQLException {
    if (mayBeAny) {
      makeTable();
      seen.flush();
      seeLeftOut(inputs);
      mark(inputs);
      if (settings.prune()) {
        delete(inputs, eraser);
      }
    }
  }

  /** What was left out on purpose counts as seen. */
  private void seeLeftOut(Set<String> inputs) throws SQLException {
    for (String input : inputs) {
      for (UUID uuid : leftOut(input)) {
        seen.add(uuid.toString()).endRow();
      }
    }
    seen.flush();
  }

  private List<UUID> leftOut(String input) throws SQLException {
    List<UUID> found = new ArrayList<>();
    if (settings.leftOut() == RootFilter.NONE) {
      return found;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT uuid, path_raw, size FROM __wadup_root WHERE input = ?"
                + " AND uuid NOT IN (SELECT uuid FROM temp.__wadup_seen)")) {
      select.setString(1, input);
      try (ResultSet roots = select.executeQuery()) {
        while (roots.next()) {
          if (settings.leftOut().leavesOut(roots.getString(2), roots.getLong(3))) {
            found.add(UUID.fromString(roots.getString(1)));
          }
        }
      }
    }
    return found;
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
  private void delete(Set<String> inputs, RootEraser eraser) throws SQLException {
    for (String input : inputs) {
      for (List<UUID> some = absent(input); !some.isEmpty(); some = absent(input)) {
        for (UUID uuid : some) {
          eraser.remove(uuid);
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
