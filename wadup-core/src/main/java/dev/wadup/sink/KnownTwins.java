package dev.wadup.sink;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Committed results that may be copied to equal contents; safe for use by several threads. */
public interface KnownTwins {
  /** Nothing is copied. */
  KnownTwins NONE =
      new KnownTwins() {
        @Override
        public List<KnownTwin> find(String sha256, long size, UUID except) {
          return List.of();
        }

        @Override
        public Optional<TwinResult> result(KnownTwin twin, String moduleName, int levels) {
          return Optional.empty();
        }
      };

  /** Recorded contents with these bytes, the oldest first; some of them if there are many. */
  List<KnownTwin> find(String sha256, long size, UUID except);

  /**
   * What a module gave for a twin.
   *
   * @param levels how far below the copy contents are still processed
   * @return empty if it would not give the same for the copy, or not all of it is committed
   */
  Optional<TwinResult> result(KnownTwin twin, String moduleName, int levels);
}
