package dev.wadup.table;

/** Checked rows of one table, kept encoded. */
public final class RowBatch {
  private final TableSchema schema;
  private final int rowCount;

  RowBatch(TableSchema schema, int rowCount) {
    this.schema = schema;
    this.rowCount = rowCount;
  }

  /** The table. */
  public TableSchema schema() {
    return schema;
  }

  /** How many rows. */
  public int rowCount() {
    return rowCount;
  }
}
