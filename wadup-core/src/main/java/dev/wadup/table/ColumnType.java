package dev.wadup.table;

/** Type of a column; the names are those of the guest contract. */
public enum ColumnType {
  INT64("Int64"),
  FLOAT64("Float64"),
  STRING("String"),
  BOOLEAN("Boolean"),
  BYTES("Bytes");

  private final String wireName;

  ColumnType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in a guest's JSON. */
  public String wireName() {
    return wireName;
  }
}
