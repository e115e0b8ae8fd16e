package dev.wadup.output;

import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one row until its table is known: a guest may name the table after them. */
final class PendingRow {
  private final List<@Nullable Object> values = new ArrayList<>();

  void clear() {
    values.clear();
  }

  int size() {
    return values.size();
  }

  void add(@Nullable Object value) {
    values.add(value);
  }

  void writeTo(RowBatchBuilder rows) {
    values.forEach(value -> write(value, rows));
    rows.endRow();
  }

  private static void write(@Nullable Object value, RowBatchBuilder rows) {
    switch (value) {
      case null -> rows.addNull();
      case Long number -> rows.addLong(number);
      case Double number -> rows.addDouble(number);
      case String text -> rows.addText(text);
      case Boolean flag -> rows.addBoolean(flag);
      case byte[] bytes -> rows.addBytes(bytes);
      default -> throw new IllegalStateException(value.getClass().getName());
    }
  }

  private static ColumnType typeOf(Object value) {
    return switch (value) {
      case Long _ -> ColumnType.INT64;
      case Double _ -> ColumnType.FLOAT64;
      case String _ -> ColumnType.STRING;
      case Boolean _ -> ColumnType.BOOLEAN;
      case byte[] _ -> ColumnType.BYTES;
      default -> throw new IllegalStateException(value.getClass().getName());
    };
  }

  /** What is wrong with the row as one of this table, in words; empty if nothing is. */
  Optional<String> fault(TableSchema schema) {
    List<Column> columns = schema.columns();
    if (values.size() != columns.size()) {
      return Optional.of("%d values for %d columns".formatted(values.size(), columns.size()));
    }
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value != null && typeOf(value) != columns.get(i).type()) {
        return Optional.of(mismatch(columns.get(i), typeOf(value)));
      }
    }
    return Optional.empty();
  }

  private static String mismatch(Column column, ColumnType given) {
    return "column %s: a value of %s where %s is declared"
        .formatted(Excerpt.of(column.name()), given.wireName(), column.type().wireName());
  }
}
