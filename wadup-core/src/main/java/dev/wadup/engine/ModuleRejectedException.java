package dev.wadup.engine;

import org.jspecify.annotations.Nullable;

/**
 * A module can't be used; the message names the file, what is wrong and, where there is one, the
 * limit.
 */
public final class ModuleRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An error with its message. */
  public ModuleRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
