package dev.wadup.table;

import java.util.List;
import java.util.Optional;

/** A table that a module defined; {@code content_uuid} is not among its columns. */
public record TableSchema(String name, List<Column> columns) {
  /** Copies the columns. */
  public TableSchema {
    columns = List.copyOf(columns);
  }

  /** Where another schema differs from this one, in words; empty if they are the same. */
  public Optional<String> differenceTo(TableSchema other) {
    return equals(other) ? Optional.empty() : Optional.of(SchemaDifference.describe(this, other));
  }
}
