package dev.wadup.pipeline;

import dev.wadup.output.ChildAnnouncement;

/**
 * A child waiting for its turn.
 *
 * @param ordinal its place in the order of announcements of that module's call
 * @param store held for this child; released when it is done or dropped
 */
record PendingChild(
    ChildAnnouncement announcement, String moduleName, int ordinal, SharedStore store) {}
