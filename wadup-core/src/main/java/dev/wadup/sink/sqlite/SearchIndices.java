package dev.wadup.sink.sqlite;

import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Full-text indices (FTS5) over the texts of modules' tables. They hold no copy of the texts and do
 * not follow them, so a run drops them before it changes anything and makes them at its end.
 */
final class SearchIndices {
  private static final String PREFIX = "wadup_fts_";
  private static final List<String> SHADOWS =
      List.of("", "_data", "_idx", "_content", "_docsize", "_config");
  private static final List<String> ROW_IDS = List.of("rowid", "_rowid_", "oid");

  /** What FTS5 keeps for itself. */
  private static final Set<String> UNUSABLE = Set.of("rank", "rowid");

  private SearchIndices() {}

  /** Drops them all; gives whether there were any. */
  static boolean drop(Connection connection) throws SQLException {
    List<String> indices =
        names(
            connection,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
                + " AND substr(name, 1, 10) = '"
                + PREFIX
                + "'");
    for (String index : indices) {
      Connections.execute(connection, "DROP TABLE " + SqlIdentifier.quoted(index));
    }
    return !indices.isEmpty();
  }

  /** Makes one for each table that has texts. */
  static void create(Connection connection) throws SQLException {
    Set<String> taken = new HashSet<>();
    names(connection, "SELECT name FROM sqlite_schema")
        .forEach(name -> taken.add(SchemaRegistry.fold(name)));
    List<String> schemas =
        names(
            connection,
            "SELECT schema_json FROM __wadup_table GROUP BY table_name ORDER BY table_name");
    for (String schema : schemas) {
      create(connection, SchemaJson.read(schema), taken);
    }
  }

  private static void create(Connection connection, TableSchema table, Set<String> taken)
      throws SQLException {
    String index = freeName(table.name(), taken);
    List<String> columns = texts(table, index);
    Optional<String> rowId = rowId(table);
    if (columns.isEmpty() || rowId.isEmpty()) {
      return;
    }
    String quoted = SqlIdentifier.quoted(index);
    String arguments =
        Stream.concat(
                columns.stream().map(SqlIdentifier::quoted),
                Stream.of(
                    "content=" + SqlIdentifier.quoted(table.name()),
                    "content_rowid=" + SqlIdentifier.quoted(rowId.get())))
            .collect(Collectors.joining(", "));
    Connections.execute(
        connection,
        "CREATE VIRTUAL TABLE %s USING fts5(%s)".formatted(quoted, arguments),
        "INSERT INTO %s(%s) VALUES ('rebuild')".formatted(quoted, quoted));
  }

  /** A name such that nothing else has it or one of those that FTS5 adds to it. */
  private static String freeName(String table, Set<String> taken) {
    String name = PREFIX + table;
    for (int i = 2; !isFree(name, taken); i++) {
      name = PREFIX + table + "_" + i;
    }
    for (String shadow : SHADOWS) {
      taken.add(SchemaRegistry.fold(name + shadow));
    }
    return name;
  }

  private static boolean isFree(String name, Set<String> taken) {
    return SHADOWS.stream().noneMatch(shadow -> taken.contains(SchemaRegistry.fold(name + shadow)));
  }

  private static List<String> texts(TableSchema table, String index) {
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      String folded = SchemaRegistry.fold(column.name());
      boolean usable = !UNUSABLE.contains(folded) && !folded.equals(SchemaRegistry.fold(index));
      if (column.type() == ColumnType.STRING && usable) {
        columns.add(column.name());
      }
    }
    return columns;
  }

  /** A name of the row's number that no column hides. */
  private static Optional<String> rowId(TableSchema table) {
    Set<String> columns =
        table.columns().stream()
            .map(column -> SchemaRegistry.fold(column.name()))
            .collect(Collectors.toSet());
    return ROW_IDS.stream().filter(name -> !columns.contains(name)).findFirst();
  }

  private static List<String> names(Connection connection, String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }
}
