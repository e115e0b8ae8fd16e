package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes what a database holds of roots; needs the index of a root's children. */
final class RootEraser {
  private static final String CHILDREN_OF_ROOT = "root_uuid = ?1 AND parent_uuid IS NOT NULL";

  /** True for rows of the root that the first parameter names. */
  static final String IS_OF_ROOT =
      "content_uuid IN (SELECT uuid FROM __wadup_content WHERE %s UNION ALL SELECT ?1)"
          .formatted(CHILDREN_OF_ROOT);

  private static final String IS_DOOMED = "%s IN (SELECT uuid FROM temp.__wadup_doomed)";

  private static final List<String> RECORDS =
      List.of("__wadup_module_run", "__wadup_module_output");

  private final Connection connection;
  private final GuestTables tables;
  private final TableUnits units;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  RootEraser(Connection connection, GuestTables tables, TableUnits units) {
    this.connection = connection;
    this.tables = tables;
    this.units = units;
  }

  /** Deletes all rows of a root but its own. */
  void forget(UUID root) throws SQLException {
    for (GuestTable table : tables.all()) {
      execute(delete(table.quotedName(), IS_OF_ROOT), root);
    }
    for (String table : RECORDS) {
      execute(delete(table, IS_OF_ROOT), root);
    }
    execute(delete("__wadup_content", CHILDREN_OF_ROOT), root);
    execute("DELETE FROM __wadup_content WHERE uuid = ?1", root);
  }

  /** Deletes all there is of a root. */
  void remove(UUID root) throws SQLException {
    forget(root);
    execute("DELETE FROM __wadup_root WHERE uuid = ?1", root);
  }

  /** Deletes what these modules left of a root, with all that came out of it through them. */
  void forget(UUID root, Set<String> modules) throws SQLException {
    if (doomChildren(root, modules)) {
      deleteDoomed();
    }
    for (String module : modules) {
      for (String table : units.tablesOf(module)) {
        execute(delete(SqlIdentifier.quoted(table), IS_OF_ROOT), root);
      }
      for (String table : RECORDS) {
        execute(delete(table, IS_OF_ROOT + " AND module_name = ?2"), root, module);
      }
    }
  }

  /**
   * Lists the children that these modules announced with all their descendants, and the row that
   * counts cut children; false if there are none.
   */
  private boolean doomChildren(UUID root, Set<String> modules) throws SQLException {
    execute("CREATE TEMP TABLE IF NOT EXISTS __wadup_doomed(uuid TEXT PRIMARY KEY) WITHOUT ROWID");
    int doomed = doomChildren(root, (String) null);
    for (String module : modules) {
      doomed += doomChildren(root, module);
    }
    return doomed > 0;
  }

  private int doomChildren(UUID root, @Nullable String module) throws SQLException {
    return execute(
        """
        INSERT OR IGNORE INTO temp.__wadup_doomed
        WITH RECURSIVE doomed(uuid) AS (
          SELECT uuid FROM __wadup_content WHERE %s AND extracted_by IS ?2
          UNION
          SELECT c.uuid FROM doomed AS d JOIN __wadup_content AS c ON c.parent_uuid = d.uuid)
        SELECT uuid FROM doomed
        """
            .formatted(CHILDREN_OF_ROOT),
        root,
        module);
  }

  private void deleteDoomed() throws SQLException {
    for (GuestTable table : tables.all()) {
      execute(delete(table.quotedName(), IS_DOOMED.formatted("content_uuid")));
    }
    for (String table : RECORDS) {
      execute(delete(table, IS_DOOMED.formatted("content_uuid")));
    }
    execute(delete("__wadup_content", IS_DOOMED.formatted("uuid")));
    execute("DELETE FROM temp.__wadup_doomed");
  }

  private static String delete(String table, String condition) {
    return "DELETE FROM %s WHERE %s".formatted(table, condition);
  }

  private int execute(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      statement.setString(i + 1, parameter == null ? null : parameter.toString());
    }
    return statement.executeUpdate();
  }
}
