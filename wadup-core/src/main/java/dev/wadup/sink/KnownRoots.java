package dev.wadup.sink;

import java.util.Optional;
import java.util.UUID;

/** What earlier runs left in the results; safe for use by several threads. */
public interface KnownRoots {
  /** Nothing. */
  KnownRoots NONE =
      new KnownRoots() {
        @Override
        public Optional<KnownRoot> find(UUID rootUuid) {
          return Optional.empty();
        }

        @Override
        public boolean hasFailures(UUID rootUuid) {
          return false;
        }
      };

  /** What is known of a root; empty if it was never begun. */
  Optional<KnownRoot> find(UUID rootUuid);

  /** Whether the root or one of its descendants has failed. */
  boolean hasFailures(UUID rootUuid);
}
