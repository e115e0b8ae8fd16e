package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.result.ContentResult;
import dev.wadup.sink.SkippedEntry;

/** Told how a run goes on; called from any thread, several at once, and must be cheap. */
public interface ProgressListener {
  /** Whether {@link #counted} is wanted, which costs a second walk through the input. */
  default boolean wantsTotals() {
    return true;
  }

  /**
   * What the counting walk that runs ahead has found so far.
   *
   * @param files regular files
   * @param bytes their sizes added up
   * @param whole whether the walk has seen all of the input
   */
  default void counted(long files, long bytes, boolean whole) {}

  /**
   * A content is about to be processed; its bytes may be read until this returns.
   *
   * @throws ContentUnavailableException if they can't be
   */
  default void processing(Content content) throws ContentUnavailableException {}

  /**
   * A content has been processed; it is a root if its depth is 0. Its rows may be read until this
   * returns.
   */
  default void contentDone(ContentResult result) {}

  /** Something in the input was left out. */
  default void skipped(SkippedEntry entry) {}

  /** A stop was asked for: no new content is taken. */
  default void stopping() {}
}
