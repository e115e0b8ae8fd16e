package dev.wadup.engine;

import dev.wadup.manifest.OwnLimits;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one guest may use for one content.
 *
 * @param fuel instructions, roughly; null if not limited and not counted
 * @param memoryBytes sum over linear memories and tables
 * @param stackBytes WebAssembly stack; one value for the whole engine
 * @param timeout wall-clock time of one call, host calls included
 */
public record GuestLimits(
    @Nullable Long fuel, long memoryBytes, long stackBytes, Duration timeout) {
  /** These limits, save where a module asks for others that are not fixed. */
  public GuestLimits asked(OwnLimits own, Set<GuestLimit> fixed) {
    Long memory = fixed.contains(GuestLimit.MEMORY) ? null : own.memoryBytes();
    Duration time = fixed.contains(GuestLimit.TIME) ? null : own.timeout();
    Long instructions = fixed.contains(GuestLimit.FUEL) ? null : own.fuel();
    return new GuestLimits(
        instructions != null ? instructions : fuel,
        memory != null ? memory : memoryBytes,
        stackBytes,
        time != null ? time : timeout);
  }
}
