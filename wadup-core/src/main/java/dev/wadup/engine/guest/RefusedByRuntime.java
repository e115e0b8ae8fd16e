package dev.wadup.engine.guest;

/** A runtime refused a module or an instance; the message says why, in one line. */
public final class RefusedByRuntime extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal without a cause. */
  public RefusedByRuntime(String message) {
    super(message);
  }

  /** A refusal with its cause, whose message it takes. */
  public RefusedByRuntime(Throwable cause) {
    super(String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip(), cause);
  }
}
