package dev.wadup.cli.export;

import org.jspecify.annotations.Nullable;

/** Types that columns have in exported files. */
enum ExportType {
  INTEGER("BIGINT"),
  REAL("DOUBLE"),
  TEXT("VARCHAR"),
  BOOLEAN("BOOLEAN"),
  BLOB("BLOB");

  private final String duckDb;

  ExportType(String duckDb) {
    this.duckDb = duckDb;
  }

  /** DuckDB's name. */
  String duckDb() {
    return duckDb;
  }

  /**
   * The type of a column.
   *
   * @param declared SQLite's, as it was declared
   * @param dataType that of the module's table; null for a column of WADUP's own
   */
  static ExportType of(String declared, @Nullable String dataType) {
    if ("Boolean".equals(dataType)) {
      return BOOLEAN;
    }
    return switch (declared) {
      case "INTEGER" -> INTEGER;
      case "REAL" -> REAL;
      case "BLOB" -> BLOB;
      default -> TEXT;
    };
  }

  /** The value as this type has it; SQLite has no booleans. */
  @Nullable Object convert(@Nullable Object value) {
    if (this == BOOLEAN && value instanceof Number number) {
      return number.intValue() != 0;
    }
    return this == REAL && value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
