package dev.wadup.content;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a content can't be had: unreadable, vanished, or changed while being read. */
public final class ContentUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with the message that the content's row will hold. */
  public ContentUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ContentUnavailableException changed(@Nullable Throwable cause) {
    return new ContentUnavailableException("changed while being read", cause);
  }
}
