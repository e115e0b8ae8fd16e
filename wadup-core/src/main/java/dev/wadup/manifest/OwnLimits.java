package dev.wadup.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a module asks to be allowed for one content; null where it asks for nothing.
 *
 * @param memoryBytes sum over linear memories and tables
 * @param fuel instructions, roughly
 */
public record OwnLimits(
    @Nullable Long memoryBytes, @Nullable Duration timeout, @Nullable Long fuel) {
  /** Asks for nothing. */
  public static final OwnLimits NONE = new OwnLimits(null, null, null);

  /** The most memory a module may ask for: all that WebAssembly can address. */
  public static final long MOST_MEMORY_BYTES = 4L << 30;

  /** The longest time a module may ask for. */
  public static final Duration LONGEST = Duration.ofHours(1);
}
