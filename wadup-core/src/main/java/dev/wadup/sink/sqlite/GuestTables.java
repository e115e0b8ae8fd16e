package dev.wadup.sink.sqlite;

import dev.wadup.result.ModuleRun;
import dev.wadup.table.RowBatch;
import dev.wadup.table.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All modules' tables: made when first met, filled row by row. */
final class GuestTables {
  /** Statements take native memory; more tables than this in use at once are rare. */
  private static final int MOST_INSERTERS = 128;

  private record Definition(String tableName, String moduleName) {}

  private final Connection connection;
  private final Map<String, GuestTable> byName = new HashMap<>();
  private final Set<Definition> definitions = new HashSet<>();
  private final LinkedHashMap<String, BulkInsert> inserters = new LinkedHashMap<>(16, 0.75f, true);
  private boolean indexed;

  /**
   * The tables of a database.
   *
   * @param indexed whether tables get their index at once; otherwise by {@link #createIndices}
   */
  GuestTables(Connection connection, boolean indexed) {
    this.connection = connection;
    this.indexed = indexed;
  }

  /** Takes note of a table that the database already has. */
  void know(TableSchema schema, String moduleName) {
    byName.putIfAbsent(schema.name(), new GuestTable(schema));
    definitions.add(new Definition(schema.name(), moduleName));
  }

  Collection<GuestTable> all() {
    return byName.values();
  }

  /** Which modules share tables now. */
  TableUnits units() {
    Map<String, Set<String>> modulesByTable = new HashMap<>();
    for (Definition definition : definitions) {
      modulesByTable
          .computeIfAbsent(definition.tableName(), _ -> new HashSet<>())
          .add(definition.moduleName());
    }
    return new TableUnits(modulesByTable);
  }

  void write(String uuid, ModuleRun run) throws SQLException {
    for (RowBatch batch : run.rows()) {
      GuestTable table = tableOf(batch.schema(), run.moduleName());
      if (batch.rowCount() > 0) {
        table.insert(uuid, batch, inserterOf(table));
      }
    }
  }

  void flush() throws SQLException {
    for (BulkInsert inserter : inserters.values()) {
      inserter.flush();
    }
  }

  /** Makes the indices that are missing, and from now on each with its table. */
  void createIndices() throws SQLException {
    for (GuestTable table : byName.values()) {
      Connections.execute(connection, table.createIndex());
    }
    indexed = true;
  }

  private GuestTable tableOf(TableSchema schema, String moduleName) throws SQLException {
    GuestTable table = byName.get(schema.name());
    if (table == null) {
      table = new GuestTable(schema);
      Connections.execute(connection, table.createTable());
      if (indexed) {
        Connections.execute(connection, table.createIndex());
      }
      byName.put(schema.name(), table);
    }
    if (definitions.add(new Definition(schema.name(), moduleName))) {
      record(schema, moduleName);
    }
    return table;
  }

  private void record(TableSchema schema, String moduleName) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO __wadup_table(table_name, module_name, schema_json) VALUES (?, ?, ?)")) {
      insert.setString(1, schema.name());
      insert.setString(2, moduleName);
      insert.setString(3, SchemaJson.write(schema));
      insert.executeUpdate();
    }
  }

  private BulkInsert inserterOf(GuestTable table) throws SQLException {
    BulkInsert inserter = inserters.get(table.schema().name());
    if (inserter == null) {
      dropEldestIfFull();
      inserter = table.inserter(connection);
      inserters.put(table.schema().name(), inserter);
    }
    return inserter;
  }

  private void dropEldestIfFull() throws SQLException {
    if (inserters.size() == MOST_INSERTERS) {
      try (BulkInsert eldest = inserters.pollFirstEntry().getValue()) {
        eldest.flush();
      }
    }
  }
}
