package dev.wadup.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A content of a level, made when it is its turn: a million may wait.
 *
 * @param from the root itself, or what the content came out of
 * @param child null for the root
 */
record Candidate(Assignment from, @Nullable PendingChild child) {
  Assignment assignment(Terms terms) {
    return child == null ? from.under(terms) : from.child(child, terms);
  }

  /** Lets go of its bytes; a root's are its lineage's. */
  void release() {
    if (child != null) {
      child.store().release();
    }
  }
}
