package dev.wadup.output;

import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of tables. */
final class TableReader implements GuestJson.Place {
  private static final List<String> TABLE_FIELDS = List.of("name", "columns");
  private static final List<String> COLUMN_FIELDS = List.of("name", "data_type");
  private static final Map<String, ColumnType> TYPES =
      Arrays.stream(ColumnType.values())
          .collect(Collectors.toUnmodifiableMap(ColumnType::wireName, type -> type));

  private final GuestJson json;
  private final int columnLimit;
  private int number;
  private @Nullable String name;
  private @Nullable List<Column> columns;
  private @Nullable String columnName;
  private @Nullable ColumnType columnType;

  TableReader(GuestJson json, OutputLimits limits) {
    this.json = json;
    this.columnLimit = limits.columns();
  }

  TableSchema read() throws BadOutputException {
    number++;
    name = null;
    columns = null;
    json.readObject("the table", TABLE_FIELDS, this::readTableField);
    return new TableSchema(
        json.require(name, "the table has no 'name'"),
        json.require(columns, "the table has no 'columns'"));
  }

  private void readTableField(String field) throws BadOutputException {
    if (field.equals("name")) {
      name = json.readText("'name'");
    } else {
      List<Column> read = new ArrayList<>();
      json.readArray("'columns'", () -> readColumn(read));
      columns = read;
    }
  }

  private void readColumn(List<Column> read) throws BadOutputException {
    if (read.size() == columnLimit) {
      throw json.fault("more than %d columns".formatted(columnLimit));
    }
    columnName = null;
    columnType = null;
    json.readObject("column " + (read.size() + 1), COLUMN_FIELDS, this::readColumnField);
    if (columnName == null || columnType == null) {
      throw json.fault(
          "column %d has no '%s'"
              .formatted(read.size() + 1, columnName == null ? "name" : "data_type"));
    }
    read.add(new Column(columnName, columnType));
  }

  private void readColumnField(String field) throws BadOutputException {
    String text = json.readText("a column's '" + field + "'");
    if (field.equals("name")) {
      columnName = text;
    } else {
      columnType = TYPES.get(text);
      if (columnType == null) {
        throw json.fault("unknown 'data_type' " + Excerpt.of(text));
      }
    }
  }

  @Override
  public String describe() {
    if (number == 0) {
      return "";
    }
    return name == null
        ? "table %d: ".formatted(number)
        : "table %d %s: ".formatted(number, Excerpt.of(name));
  }
}
