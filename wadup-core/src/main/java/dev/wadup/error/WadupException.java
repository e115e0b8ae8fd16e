package dev.wadup.error;

import org.jspecify.annotations.Nullable;

/**
 * A host's mistake: it stops the run with one line that names operation, subject, value and limit.
 */
public final class WadupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** An error with a message for the person who started the run. */
  public WadupException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with a message and the exception behind it. */
  public WadupException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What kind of error this is. */
  public ErrorCode code() {
    return code;
  }
}
