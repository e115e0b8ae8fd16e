package dev.wadup.sink.sqlite;

import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowCursor;
import dev.wadup.table.TableRules;
import dev.wadup.table.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;

/** One module's table in SQL. */
final class GuestTable {
  private final TableSchema schema;
  private final String name;
  private final ColumnType[] types;

  GuestTable(TableSchema schema) {
    this.schema = schema;
    this.name = SqlIdentifier.quoted(schema.name());
    this.types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
  }

  TableSchema schema() {
    return schema;
  }

  String createTable() {
    StringBuilder sql =
        new StringBuilder(
            "CREATE TABLE IF NOT EXISTS %s(%s TEXT NOT NULL"
                .formatted(name, TableRules.CONTENT_UUID));
    for (Column column : schema.columns()) {
      sql.append(", ")
          .append(SqlIdentifier.quoted(column.name()))
          .append(' ')
          .append(sqlType(column.type()));
    }
    return sql.append(
            ", FOREIGN KEY(%s) REFERENCES __wadup_content(uuid))"
                .formatted(TableRules.CONTENT_UUID))
        .toString();
  }

  String createIndex() {
    return "CREATE INDEX IF NOT EXISTS %s ON %s(%s)"
        .formatted(
            SqlIdentifier.quoted("__wadup_ix_" + schema.name()), name, TableRules.CONTENT_UUID);
  }

  /** The name as it stands in a statement. */
  String quotedName() {
    return name;
  }

  BulkInsert inserter(Connection connection) {
    return new BulkInsert(connection, "INSERT INTO " + name, types.length + 1);
  }

  void insert(String uuid, RowBatch batch, BulkInsert into) throws SQLException {
    RowCursor row = batch.cursor();
    while (row.next()) {
      into.add(uuid);
      for (ColumnType type : types) {
        addValue(row, type, into);
      }
      into.endRow();
    }
  }

  private static void addValue(RowCursor row, ColumnType type, BulkInsert into) {
    if (row.readNull()) {
      into.add((String) null);
      return;
    }
    switch (type) {
      case INT64 -> into.add(row.readLong());
      case FLOAT64 -> into.add(row.readDouble());
      case STRING -> into.add(row.readText());
      case BOOLEAN -> into.add(row.readBoolean() ? 1L : 0L);
      case BYTES -> into.add(row.readBytes());
    }
  }

  private static String sqlType(ColumnType type) {
    return switch (type) {
      case INT64, BOOLEAN -> "INTEGER";
      case FLOAT64 -> "REAL";
      case STRING -> "TEXT";
      case BYTES -> "BLOB";
    };
  }
}
