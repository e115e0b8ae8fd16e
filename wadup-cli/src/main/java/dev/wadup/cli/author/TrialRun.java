package dev.wadup.cli.author;

import dev.wadup.JobConfig;
import dev.wadup.Limits;
import dev.wadup.RunListener;
import dev.wadup.Wadup;
import dev.wadup.cli.query.ResultsDatabase;
import dev.wadup.content.Input;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.choice.EngineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs one module on some files as a run would, one after the other, into a results database that
 * is thrown away. With fresh instances the run is deterministic: what it gives may be compared with
 * what it gave before.
 */
final class TrialRun {
  /** Fuel is only counted where it is limited; no guest uses this much. */
  private static final long MORE_THAN_ENOUGH_FUEL = 1L << 60;

  private final Path module;
  private final EngineKind engine;
  private final IsolationMode isolation;
  private final Limits limits;
  private final Set<GuestLimit> fixed;

  TrialRun(
      Path module,
      EngineKind engine,
      IsolationMode isolation,
      GuestLimits guest,
      Set<GuestLimit> fixed) {
    this.module = module;
    this.engine = engine;
    this.isolation = isolation;
    this.limits =
        new Limits(counted(guest, engine), Limits.DEFAULTS.lineage(), Limits.DEFAULTS.spill());
    this.fixed = fixed;
  }

  private static GuestLimits counted(GuestLimits guest, EngineKind engine) {
    return guest.fuel() != null || !engine.enforces().contains(GuestLimit.FUEL)
        ? guest
        : new GuestLimits(
            MORE_THAN_ENOUGH_FUEL, guest.memoryBytes(), guest.stackBytes(), guest.timeout());
  }

  /** What happened by file, each followed by what came out of it. */
  Map<Path, List<Trial>> over(List<Path> files) throws IOException {
    Path folder = Files.createTempDirectory("wadup-test-");
    Path database = folder.resolve("results.db");
    try {
      new Wadup(job(files, database)).run(RunListener.SILENT);
      try (ResultsDatabase results = ResultsDatabase.open(database)) {
        return new TrialReader(results).read(files);
      }
    } finally {
      Files.deleteIfExists(database);
      Files.delete(folder);
    }
  }

  private JobConfig job(List<Path> files, Path database) {
    var job = JobConfig.builder().module(module).output(database).engine(engine).threads(1);
    for (int i = 0; i < files.size(); i++) {
      job.input(new Input.Tree(files.get(i), String.valueOf(i)));
    }
    boolean fresh = isolation == IsolationMode.FRESH;
    job.isolation(isolation).deterministic(fresh).limits(limits).fixedLimits(fixed);
    return job.command("wadup test").build();
  }
}
