package dev.wadup.engine.guest;

/** A command module could not run to its end; the message says why. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
