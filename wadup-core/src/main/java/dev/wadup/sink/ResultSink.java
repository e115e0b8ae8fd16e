package dev.wadup.sink;

import dev.wadup.result.ContentResult;
import java.util.UUID;

/**
 * Takes results and makes each visible whole or not at all. Calls come from any thread; a call
 * blocks while the sink is behind, and throws {@link dev.wadup.error.WadupException} once writing
 * has failed.
 */
public interface ResultSink extends AutoCloseable {
  /**
   * Forgets all that is known of the root and marks it pending, before its first content is
   * written.
   */
  void beginRoot(RootRecord root);

  /** Takes one content; a parent is always given before its children. */
  void write(ContentResult result);

  /** Marks the root complete; called after its last descendant was written. */
  void completeRoot(UUID rootUuid);

  /** Records an entry of the input that is no content. */
  void skip(SkippedEntry entry);

  /** Returns when everything given before this call is committed. */
  void flush();

  /** Commits what was given, records how the run ended and leaves no side files. */
  void finish(String runOutcome);

  /** Releases the sink; without {@link #finish} the run counts as broken off. */
  @Override
  void close();
}
