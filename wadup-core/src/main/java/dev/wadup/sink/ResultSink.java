package dev.wadup.sink;

import dev.wadup.result.ContentResult;
import java.util.Set;
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

  /** What earlier runs left. */
  default KnownResults knownResults() {
    return KnownResults.NONE;
  }

  /** What may be copied. */
  default KnownTwins knownTwins() {
    return KnownTwins.NONE;
  }

  /**
   * Forgets what these modules left of a known root, with all that came out of it through them, and
   * marks it pending; what other modules left stands.
   */
  void reviseRoot(RootRecord root, Set<String> modules);

  /** Takes note that a known root is still there and that its results stand. */
  default void keepRoot(UUID rootUuid) {}

  /** Keeps a root whose file was touched, or gone for a time: it is as described now. */
  default void refreshRoot(RootRecord root) {}

  /**
   * Marks the roots of these inputs gone that were neither begun nor kept in this run; called after
   * all of each input has been looked at.
   */
  default void endInputs(Set<String> inputs) {}

  /**
   * Takes one content; a parent is always given before its children. Of a content that stands in a
   * revised root the runs given are added to those that are there.
   */
  void write(ContentResult result);

  /** Marks the root complete; called after its last descendant was written. */
  void completeRoot(UUID rootUuid);

  /** Records an entry of the input that is no content. */
  void skip(SkippedEntry entry);

  /** Returns when everything given before this call is committed. */
  void flush();

  /** Commits what was given, records how the run ended and leaves no side files. */
  void finish(RunEnd end);

  /** Ends a run that copied nothing. */
  default void finish(String runOutcome) {
    finish(RunEnd.of(runOutcome));
  }

  /** Releases the sink; without {@link #finish} the run counts as broken off. */
  @Override
  void close();
}
