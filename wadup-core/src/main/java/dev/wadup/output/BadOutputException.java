package dev.wadup.output;

/**
 * What a guest wrote under {@code /metadata} or {@code /subcontent} breaks the contract; the
 * message names file, table, row and column as far as they are known.
 */
public final class BadOutputException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A fault with its message. */
  public BadOutputException(String message) {
    super(message, null, false, false);
  }
}
