package dev.wadup.table;

import java.util.List;

/** A table that a module defined; {@code content_uuid} is not among its columns. */
public record TableSchema(String name, List<Column> columns) {
  /** Copies the columns. */
  public TableSchema {
    columns = List.copyOf(columns);
  }
}
