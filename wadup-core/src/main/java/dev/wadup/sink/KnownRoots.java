package dev.wadup.sink;

import java.util.Optional;
import java.util.UUID;

/** What earlier runs left in the results; safe for use by several threads. */
@FunctionalInterface
public interface KnownRoots {
  /** Nothing. */
  KnownRoots NONE = rootUuid -> Optional.empty();

  /** What is known of a root; empty if it was never begun. */
  Optional<KnownRoot> find(UUID rootUuid);
}
