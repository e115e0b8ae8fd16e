package dev.wadup;

import dev.wadup.content.Input;
import dev.wadup.content.InputScanner;
import dev.wadup.content.ScanSettings;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.choice.EngineKind;
import dev.wadup.error.WadupException;
import dev.wadup.pipeline.ModuleChoice;
import dev.wadup.pipeline.ModuleFile;
import dev.wadup.pipeline.ModuleFiles;
import dev.wadup.pipeline.StopSignal;
import dev.wadup.sink.sqlite.SqliteSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs modules over contents: one object for one run. */
public final class Wadup {
  private final JobConfig job;
  private final StopSignal stop = new StopSignal();

  /** A run of this job, not yet begun. */
  public Wadup(JobConfig job) {
    this.job = job;
  }

  /**
   * Begins to load what every run needs, native libraries above all, on threads of its own, and
   * returns at once: worth calling before something else that takes a while. What can't be loaded
   * is reported by the run that needs it.
   */
  public static void preload() {
    Thread.Builder threads = Thread.ofPlatform().daemon().name("wadup-preload-", 1);
    threads.start(() -> EngineKind.preload(Limits.DEFAULTS.guest()));
    threads.start(SqliteSink::preload);
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
   * @param kind what is to run them
   * @param modules module files, or directories whose {@code *.wasm} files are taken
   * @param limits what modules must fit
   * @param fixed limits that hold whatever a module's manifest asks for
   * @throws WadupException if a path does not exist or the engine can't be loaded
   */
  public static List<ModuleReport> check(
      EngineKind kind, List<Path> modules, Limits limits, Set<GuestLimit> fixed) {
    List<ModuleFile> files =
        ModuleFiles.find(modules, ModuleChoice.ALL).stream()
            .map(file -> file.limited(limits.guest(), fixed))
            .toList();
    List<ModuleSource> sources = files.stream().map(ModuleFile::source).toList();
    EngineSettings settings =
        new EngineSettings(
            limits.guest(), IsolationMode.FRESH, false, 1, limits.files(), limits.wasi(), null);
    try (Engine engine = kind.open(settings, sources)) {
      return files.stream().map(file -> report(file, engine.inspect(file.source()))).toList();
    }
  }

  /**
   * What a run would do with the files of the inputs: reads them, but runs and compiles nothing.
   * What modules would extract from them is not known before.
   *
   * @param modules module files, or directories whose {@code *.wasm} files are taken
   * @throws WadupException if a path does not exist, or a manifest is wrong
   */
  public static List<PlannedWork> plan(
      List<Path> modules, ModuleChoice choice, List<Input> inputs, ScanSettings settings) {
    List<ModuleFile> files = ModuleFiles.find(modules, choice);
    files.forEach(ModuleFile::requireSound);
    Planner planner = new Planner(files);
    inputs.forEach(input -> InputScanner.of(input, settings).scan(planner));
    return planner.work();
  }

  private static ModuleReport report(ModuleFile file, ModuleInspection found) {
    List<String> problems = new ArrayList<>(file.problems());
    problems.addAll(found.problems());
    return new ModuleReport(
        file.name(),
        file.source().file(),
        file.manifest(),
        found.imports(),
        found.exports(),
        found.memory(),
        problems,
        found.snapshotObstacle());
  }
}
