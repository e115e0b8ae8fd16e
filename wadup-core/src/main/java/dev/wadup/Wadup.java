package dev.wadup;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs modules over contents: one object for one run. */
public final class Wadup {
  private final JobConfig job;
  private final AtomicBoolean stopRequested = new AtomicBoolean();

  /** A run of this job, not yet begun. */
  public Wadup(JobConfig job) {
    this.job = job;
  }

  /**
   * Runs the job to its end, or to {@link #stop}.
   *
   * @throws WadupException if the run can't start or has to end early; what was committed stays
   */
  public RunReport run(RunListener listener) {
    if (stopRequested.get()) {
      return new RunReport(0, 0, 0, 0, 0, 0, Map.of(), Duration.ZERO, Duration.ZERO, true);
    }
    throw new WadupException(ErrorCode.ENGINE_UNAVAILABLE, "No engine for " + job.output());
  }

  /**
   * Ends the run soon, from any thread, and returns at once: no new content is taken, guests that
   * still run after 1.5 s are stopped and their contents not recorded, and {@link #run} commits and
   * returns. Before {@link #run}, it makes that return at once. Calling it again changes nothing.
   */
  public void stop() {
    stopRequested.set(true);
  }

  /**
   * Compiles modules without running anything and reports on each, in name order.
   *
   * @param modules module files, or directories whose {@code *.wasm} files are taken
   * @throws WadupException if a path does not exist or the engine can't be loaded
   */
  public static List<ModuleReport> check(List<Path> modules, Limits limits) {
    if (modules.isEmpty()) {
      return List.of();
    }
    throw new WadupException(ErrorCode.ENGINE_UNAVAILABLE, "No engine for " + modules + limits);
  }
}
