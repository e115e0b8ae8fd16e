package dev.wadup.sink.sqlite;

import dev.wadup.table.ColumnType;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.TableSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows that a module wrote about a content, as they were given. */
final class StoredRows {
  private static final long MEMORY_BYTES = 4L << 20;

  /** A module's tables, and how many modules write into each. */
  private static final String TABLES =
      """
      SELECT schema_json, (
        SELECT count(*) FROM __wadup_table AS u WHERE u.table_name = t.table_name)
      FROM __wadup_table AS t WHERE module_name = ?
      """;

  private final Path spillFolder;
  private final Map<String, TableSchema> schemas = new HashMap<>();

  /** A reader that keeps in this private folder what memory should not hold. */
  StoredRows(Path spillFolder) {
    this.spillFolder = spillFolder;
  }

  /** The rows by table; empty if others write into one of the tables. */
  Optional<List<RowBatch>> read(Connection connection, String content, String module)
      throws SQLException {
    List<RowBatch> batches = new ArrayList<>();
    OverflowFile spill = new OverflowFile(spillFolder, MEMORY_BYTES);
    try (PreparedStatement tables = connection.prepareStatement(TABLES)) {
      tables.setString(1, module);
      try (ResultSet found = tables.executeQuery()) {
        while (found.next()) {
          if (found.getInt(2) > 1) {
            return Optional.empty();
          }
          TableSchema schema = schemas.computeIfAbsent(found.getString(1), SchemaJson::read);
          batches.add(read(connection, content, schema, spill));
        }
      }
    }
    return Optional.of(batches);
  }

  private static RowBatch read(
      Connection connection, String content, TableSchema schema, OverflowFile spill)
      throws SQLException {
    RowBatchBuilder batch = new RowBatchBuilder(schema, spill);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM %s WHERE content_uuid = ? ORDER BY rowid"
                .formatted(SqlIdentifier.quoted(schema.name())))) {
      select.setString(1, content);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          for (int i = 0; i < schema.columns().size(); i++) {
            add(row, i + 2, schema.columns().get(i).type(), batch);
          }
          batch.endRow();
        }
      }
    }
    return batch.build();
  }

  private static void add(ResultSet row, int column, ColumnType type, RowBatchBuilder into)
      throws SQLException {
    if (row.getObject(column) == null) {
      into.addNull();
      return;
    }
    switch (type) {
      case INT64 -> into.addLong(row.getLong(column));
      case FLOAT64 -> into.addDouble(row.getDouble(column));
      case STRING -> into.addText(row.getString(column));
      case BOOLEAN -> into.addBoolean(row.getBoolean(column));
      case BYTES -> into.addBytes(row.getBytes(column));
    }
  }
}
