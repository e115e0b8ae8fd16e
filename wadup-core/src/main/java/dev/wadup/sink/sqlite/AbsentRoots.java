package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds roots that earlier runs left and this one did not see. What was seen beside the unchanged
 * ones, and what is absent, stands in temporary tables, so that it fills no memory; their names are
 * reserved, because a temporary table hides a guest's of the same name.
 */
final class AbsentRoots {
  private static final int PRUNED_AT_ONCE = 1_000;

  /** So many keys, which are random, are put in order before they are written. */
  private static final int SORTED_AT_ONCE = 16_384;

  private final Connection connection;
  private final boolean mayBeAny;
  private final SqliteSettings settings;
  private final RootFingerprints kept;
  private final BulkInsert seen;
  private final BulkInsert absent;
  private final List<String> unwritten = new ArrayList<>();
  private boolean tablesMade;

  /**
   * The absent roots of a run.
   *
   * @param mayBeAny whether the database held roots before this run
   * @param kept knows of others that were seen
   */
  AbsentRoots(
      Connection connection, boolean mayBeAny, SqliteSettings settings, RootFingerprints kept) {
    this.connection = connection;
    this.mayBeAny = mayBeAny;
    this.settings = settings;
    this.kept = kept;
    this.absent = new BulkInsert(connection, "INSERT INTO temp.__wadup_absent(uuid)", 1);
    this.seen =
        new BulkInsert(
            connection, "INSERT INTO temp.__wadup_seen(uuid)", 1, " ON CONFLICT(uuid) DO NOTHING");
  }

  void see(UUID uuid) throws SQLException {
    if (mayBeAny) {
      unwritten.add(uuid.toString());
      if (unwritten.size() == SORTED_AT_ONCE) {
        writeSeen();
      }
    }
  }

  /** Marks or deletes the roots of these inputs that were not seen. */
  void end(Set<String> inputs, RootEraser eraser) throws SQLException {
    if (mayBeAny) {
      writeSeen();
      for (String input : inputs) {
        listAbsent(input);
      }
      absent.flush();
      mark();
      if (settings.prune()) {
        delete(eraser);
      }
    }
  }

  /** What was left out on purpose is not absent. */
  private void listAbsent(String input) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT uuid, size, mtime_ns, path_raw FROM __wadup_root WHERE input = ?"
                + " AND uuid NOT IN (SELECT uuid FROM temp.__wadup_seen)")) {
      select.setString(1, input);
      try (ResultSet roots = select.executeQuery()) {
        while (roots.next()) {
          String uuid = roots.getString(1);
          long size = roots.getLong(2);
          if (!kept.wasKept(UUID.fromString(uuid), size, roots.getLong(3))
              && !settings.leftOut().leavesOut(roots.getString(4), size)) {
            absent.add(uuid).endRow();
          }
        }
      }
    }
  }

  /** Only a root that was whole is marked: a pending one must never pass for whole again. */
  private void mark() throws SQLException {
    Connections.execute(
        connection,
        "UPDATE __wadup_root SET state = 'gone' WHERE state = 'complete'"
            + " AND uuid IN (SELECT uuid FROM temp.__wadup_absent)");
  }

  /** Deletes all there is of the roots that are gone or were never finished. */
  private void delete(RootEraser eraser) throws SQLException {
    for (List<UUID> some = someAbsent(); !some.isEmpty(); some = someAbsent()) {
      for (UUID uuid : some) {
        eraser.remove(uuid);
      }
    }
  }

  /** Takes some from the list. */
  private List<UUID> someAbsent() throws SQLException {
    List<UUID> some = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "DELETE FROM temp.__wadup_absent WHERE uuid IN"
                    + " (SELECT uuid FROM temp.__wadup_absent LIMIT %d) RETURNING uuid"
                        .formatted(PRUNED_AT_ONCE))) {
      while (found.next()) {
        some.add(UUID.fromString(found.getString(1)));
      }
    }
    return some;
  }

  private void writeSeen() throws SQLException {
    makeTables();
    unwritten.sort(null);
    for (String uuid : unwritten) {
      seen.add(uuid).endRow();
    }
    seen.flush();
    unwritten.clear();
  }

  private void makeTables() throws SQLException {
    if (!tablesMade) {
      Connections.execute(
          connection,
          "CREATE TEMP TABLE __wadup_seen(uuid TEXT PRIMARY KEY) WITHOUT ROWID",
          "CREATE TEMP TABLE __wadup_absent(uuid TEXT PRIMARY KEY) WITHOUT ROWID");
      tablesMade = true;
    }
  }
}
