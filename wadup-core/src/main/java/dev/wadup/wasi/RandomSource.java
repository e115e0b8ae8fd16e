package dev.wadup.wasi;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Where a guest's random bytes come from. */
@FunctionalInterface
public interface RandomSource {
  /** Fills {@code target} with random bytes. */
  void fill(byte[] target);

  /** The machine's entropy. */
  static RandomSource secure() {
    return new SecureRandom()::nextBytes;
  }

  /** The same bytes for the same seed, in every run. */
  static RandomSource seeded(long seed) {
    return new SplittableRandom(seed)::nextBytes;
  }
}
