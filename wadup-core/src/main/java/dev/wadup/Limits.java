package dev.wadup;

import dev.wadup.content.SpillLimits;
import dev.wadup.engine.GuestLimits;
import dev.wadup.output.OutputLimits;
import dev.wadup.pipeline.LineageLimits;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiLimits;
import java.time.Duration;

/**
 * Every number that bounds what a guest or a file can make the host use.
 *
 * @param guest one call of a guest
 * @param files a guest's file tree
 * @param wasi what a guest may hold or ask for beyond its file tree
 * @param output what a module may write about one content
 * @param lineage all that comes out of one file of the input
 * @param spill extracted bytes waiting to be processed
 */
public record Limits(
    GuestLimits guest,
    VfsLimits files,
    WasiLimits wasi,
    OutputLimits output,
    LineageLimits lineage,
    SpillLimits spill) {
  /** The defaults that protect; the stack is what a VM with default thread stacks holds. */
  public static final Limits DEFAULTS =
      new Limits(
          new GuestLimits(null, 256L << 20, 512L << 10, Duration.ofMinutes(2)),
          LineageLimits.DEFAULTS,
          SpillLimits.DEFAULTS);

  /** Limits with the defaults for a guest's files, WASI and output. */
  public Limits(GuestLimits guest, LineageLimits lineage, SpillLimits spill) {
    this(guest, VfsLimits.DEFAULT, WasiLimits.DEFAULT, OutputLimits.DEFAULT, lineage, spill);
  }
}
