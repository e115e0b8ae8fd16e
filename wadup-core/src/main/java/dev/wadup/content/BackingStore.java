package dev.wadup.content;

/** What holds the bytes of a content and of the slices cut from it, until it is closed. */
public interface BackingStore extends AutoCloseable {
  /** The bytes; not to be used after {@link #close}. */
  ContentBytes bytes();

  /**
   * Makes sure that what was read so far was one state of the file.
   *
   * @throws ContentUnavailableException if the file changed since it was opened
   */
  default void verifyUnchanged() throws ContentUnavailableException {}

  @Override
  void close();
}
