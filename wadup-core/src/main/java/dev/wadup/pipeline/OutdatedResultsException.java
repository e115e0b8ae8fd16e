package dev.wadup.pipeline;

/** What an earlier run left is not what the same bytes and modules give now. */
final class OutdatedResultsException extends Exception {
  private static final long serialVersionUID = 1L;

  OutdatedResultsException(String message) {
    super(message, null, false, false);
  }
}
