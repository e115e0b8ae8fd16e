package dev.wadup.table;

/** A table's schema was asked for while it was still open who defines it first. */
public final class UnsettledSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsettledSchemaException(String tableName) {
    super("the schema of table '" + tableName + "' is not settled", null, false, false);
  }
}
