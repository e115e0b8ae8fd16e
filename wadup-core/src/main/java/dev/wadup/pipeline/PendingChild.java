package dev.wadup.pipeline;

import dev.wadup.output.ChildAnnouncement;
import dev.wadup.sink.KnownChild;
import org.jspecify.annotations.Nullable;

/**
 * A child waiting for its turn.
 *
 * @param ordinal its place in the order of announcements of that module's call
 * @param store held for this child; released when it is done or dropped
 * @param known what an earlier run recorded of it; null if it is new
 */
record PendingChild(
    ChildAnnouncement announcement,
    String moduleName,
    int ordinal,
    SharedStore store,
    @Nullable KnownChild known) {
  /** A new child. */
  PendingChild(ChildAnnouncement announcement, String moduleName, int ordinal, SharedStore store) {
    this(announcement, moduleName, ordinal, store, null);
  }

  /** Lets go of the child; gives what is recorded of it instead. */
  CutChild cut(String reason) {
    store.release();
    return new CutChild(
        announcement.filename(), announcement.bytes().size(), moduleName, ordinal, reason);
  }

  /** The same child, whose results stand as far as its modules are not due. */
  PendingChild standingAs(KnownChild child) {
    return new PendingChild(announcement, moduleName, ordinal, store, child);
  }
}
