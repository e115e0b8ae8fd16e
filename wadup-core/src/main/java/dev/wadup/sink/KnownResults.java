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
        public boolean keep(UUID rootUuid, long size, long mtimeNanos) {
          return false;
        }

        @Override
        public Optional<KnownRoot> root(UUID rootUuid) {
          return Optional.empty();
        }

        @Override
        public Optional<String> sha256(UUID contentUuid) {
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

  /**
   * Takes note that a root is still there and that its results stand, without reading any; false if
   * more must be looked at to tell.
   */
  boolean keep(UUID rootUuid, long size, long mtimeNanos);

  /** What is known of a root; empty if it was never begun. */
  Optional<KnownRoot> root(UUID rootUuid);

  /** The hash of a content, in lower-case hex, if it was computed. */
  Optional<String> sha256(UUID contentUuid);

  /** The module runs over a content. */
  List<KnownRun> runs(UUID contentUuid);

  /** The recorded children that a module announced of a content, cut ones too, in their order. */
  List<KnownChild> children(UUID contentUuid, String moduleName);
}
