package dev.wadup.table;

/** A table can't be defined so: the message names the table and what stands against it. */
public final class SchemaConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A conflict with its message. */
  public SchemaConflictException(String message) {
    super(message, null, false, false);
  }
}
