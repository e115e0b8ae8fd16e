package dev.wadup.content;

/** Told what a scan finds, in its order; may block, which holds the scan up. */
public interface ScanVisitor {
  /** A regular file; gives whether the scan shall go on. */
  boolean file(InputFile file);

  /** Whether the scan shall go on; asked while it waits for its source. */
  default boolean goesOn() {
    return true;
  }

  /**
   * Something that is no content.
   *
   * @param path its path below the input, for people
   */
  void skipped(String input, String path, String reason);

  /**
   * Something that could not be looked at: there may be files in it that this scan does not see.
   */
  default void unread(String input, String path, String reason) {
    skipped(input, path, reason);
  }
}
