package dev.wadup.sink;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What earlier runs left in the results; safe for use by several threads. */
public interface KnownResults {
  /** Nothing. */
  KnownResults NONE =
      new KnownResults() {
        @Override
        public Optional<KnownRoot> root(UUID rootUuid) {
          return Optional.empty();
        }

        @Override
        public List<KnownRun> runs(UUID contentUuid) {
          return List.of();
        }

        @Override
        public List<KnownChild> children(UUID contentUuid, String moduleName) {
          return List.of();
        }
      };

  /** What is known of a root; empty if it was never begun. */
  Optional<KnownRoot> root(UUID rootUuid);

  /** The module runs over a content. */
  List<KnownRun> runs(UUID contentUuid);

  /** The recorded children that a module announced of a content, cut ones too, in their order. */
  List<KnownChild> children(UUID contentUuid, String moduleName);
}
