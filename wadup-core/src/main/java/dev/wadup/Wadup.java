package dev.wadup;

import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.wasmtime.WasmtimeEngine;
import dev.wadup.error.WadupException;
import dev.wadup.pipeline.ModuleFiles;
import dev.wadup.pipeline.StopSignal;
import java.nio.file.Path;
import java.util.List;

/** Runs modules over contents: one object for one run. */
public final class Wadup {
  private final JobConfig job;
  private final StopSignal stop = new StopSignal();

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
    return new Run(job, listener, stop).run();
  }

  /**
   * Ends the run soon, from any thread, and returns at once: no new content is taken, guests that
   * still run after 1.5 s are stopped and their contents not recorded, and {@link #run} commits and
   * returns. Calling it again changes nothing.
   */
  public void stop() {
    stop.request();
  }

  /**
   * Compiles modules without running anything and reports on each, in name order.
   *
   * @param modules module files, or directories whose {@code *.wasm} files are taken
   * @throws WadupException if a path does not exist or the engine can't be loaded
   */
  public static List<ModuleReport> check(List<Path> modules, Limits limits) {
    List<ModuleSource> sources = ModuleFiles.find(modules);
    EngineSettings settings =
        new EngineSettings(
            limits.guest(), IsolationMode.FRESH, false, 1, limits.files(), limits.wasi(), null);
    try (Engine engine = WasmtimeEngine.open(settings, sources)) {
      return sources.stream().map(source -> report(source, engine.inspect(source))).toList();
    }
  }

  private static ModuleReport report(ModuleSource source, ModuleInspection found) {
    return new ModuleReport(
        source.name(),
        source.file(),
        found.imports(),
        found.exports(),
        found.memory(),
        found.problems(),
        found.snapshotObstacle());
  }
}
