package dev.wadup;

import dev.wadup.content.SpillLimits;
import dev.wadup.engine.GuestLimits;
import dev.wadup.pipeline.LineageLimits;
import java.time.Duration;

/**
 * Every number that bounds what a guest or a file can make the host use.
 *
 * @param guest one call of a guest
 * @param lineage all that comes out of one file of the input
 * @param spill extracted bytes waiting to be processed
 */
public record Limits(GuestLimits guest, LineageLimits lineage, SpillLimits spill) {
  /** The defaults that protect; the stack is what a VM with default thread stacks holds. */
  public static final Limits DEFAULTS =
      new Limits(
          new GuestLimits(null, 256L << 20, 512L << 10, Duration.ofMinutes(2)),
          LineageLimits.DEFAULTS,
          SpillLimits.DEFAULTS);
}
