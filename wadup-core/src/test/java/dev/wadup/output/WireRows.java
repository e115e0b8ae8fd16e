package dev.wadup.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowCursor;
import dev.wadup.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows as plain Java values, from a batch and from the contract's notation. */
final class WireRows {
  private WireRows() {}

  static Map<String, List<List<Object>>> of(List<RowBatch> batches) {
    Map<String, List<List<Object>>> rows = new TreeMap<>();
    for (RowBatch batch : batches) {
      RowCursor cursor = batch.cursor();
      List<List<Object>> read = new ArrayList<>();
      while (cursor.next()) {
        read.add(row(cursor, batch.schema().columns()));
      }
      rows.put(batch.schema().name(), read);
    }
    return rows;
  }

  static Map<String, List<List<Object>>> expected(JsonNode expected) {
    Map<String, List<List<Object>>> rows = new TreeMap<>();
    schemas(expected).forEach(schema -> rows.put(schema.name(), new ArrayList<>()));
    for (JsonNode row : expected.get("rows")) {
      List<Object> values = new ArrayList<>();
      row.get("values").forEach(value -> values.add(value(value)));
      rows.computeIfAbsent(row.get("table_name").asText(), name -> new ArrayList<>()).add(values);
    }
    return rows;
  }

  static List<TableSchema> schemas(JsonNode expected) {
    List<TableSchema> schemas = new ArrayList<>();
    for (JsonNode table : expected.get("tables")) {
      List<Column> columns = new ArrayList<>();
      table
          .get("columns")
          .forEach(
              column ->
                  columns.add(
                      new Column(column.get("name").asText(), type(column.get("data_type")))));
      schemas.add(new TableSchema(table.get("name").asText(), columns));
    }
    return schemas;
  }

  private static List<Object> row(RowCursor cursor, List<Column> columns) {
    List<Object> row = new ArrayList<>();
    columns.forEach(column -> row.add(cursor.readNull() ? "null" : value(cursor, column.type())));
    return row;
  }

  private static Object value(RowCursor cursor, ColumnType type) {
    return switch (type) {
      case INT64 -> cursor.readLong();
      case FLOAT64 -> cursor.readDouble();
      case STRING -> "text " + cursor.readText();
      case BOOLEAN -> cursor.readBoolean();
      case BYTES -> "bytes " + Base64.getEncoder().encodeToString(cursor.readBytes());
    };
  }

  private static Object value(JsonNode tagged) {
    if (tagged.isNull()) {
      return "null";
    }
    String type = tagged.fieldNames().next();
    JsonNode value = tagged.get(type);
    return switch (type) {
      case "Int64" -> value.asLong();
      case "Float64" -> value.asDouble();
      case "String" -> "text " + value.asText();
      case "Boolean" -> value.asBoolean();
      case "Bytes" -> "bytes " + value.asText();
      default -> throw new IllegalArgumentException("a vector has a value of type " + type);
    };
  }

  private static ColumnType type(JsonNode wireName) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.wireName().equals(wireName.asText()))
        .findFirst()
        .orElseThrow();
  }
}
