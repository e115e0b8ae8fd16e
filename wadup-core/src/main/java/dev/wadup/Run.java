package dev.wadup;

import dev.wadup.content.Exclusions;
import dev.wadup.content.InputScanner;
import dev.wadup.content.MappingPool;
import dev.wadup.content.SpillStore;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.wasmtime.WasmtimeEngine;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.output.OutputSettings;
import dev.wadup.pipeline.ContentProcessor;
import dev.wadup.pipeline.ModuleFiles;
import dev.wadup.pipeline.ModuleSet;
import dev.wadup.pipeline.ProcessingContext;
import dev.wadup.pipeline.RunTally;
import dev.wadup.pipeline.StopSignal;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.sqlite.SqliteSettings;
import dev.wadup.sink.sqlite.SqliteSink;
import dev.wadup.table.SchemaRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts the parts of one run together, and takes them apart again. */
final class Run {
  private final JobConfig job;
  private final RunListener listener;
  private final StopSignal stop;
  private final long begin = System.nanoTime();
  private final SchemaRegistry schemas = new SchemaRegistry();
  private final RunFiles files;

  Run(JobConfig job, RunListener listener, StopSignal stop) {
    this.job = job;
    this.listener = listener;
    this.stop = stop;
    this.files = RunFiles.of(job);
  }

  RunReport run() {
    List<ModuleSource> sources = ModuleFiles.find(job.modules());
    scanners(Exclusions.NONE);
    try (Engine engine = WasmtimeEngine.open(engineSettings(), sources)) {
      requireLimits(engine.enforces());
      try (ModuleSet modules = ModuleSet.load(engine, sources, job.threads());
          ResultSink sink = SqliteSink.open(sqliteSettings(), record(modules), schemas);
          SpillStore spill = new SpillStore(files.spillFolder(), job.limits().spill())) {
        listener.modulesReady(modules.size());
        return process(context(engine, modules, sink, spill));
      }
    }
  }

  private RunReport process(ProcessingContext context) {
    Duration startUp = sinceBegin();
    ContentProcessor processor = new ContentProcessor(context, stop);
    processor.process(scanners(files.exclusions()));
    boolean interrupted = stop.isRequested();
    context.sink().finish(interrupted ? "interrupted" : "complete");
    return report(processor.tally(), startUp, interrupted);
  }

  private ProcessingContext context(
      Engine engine, ModuleSet modules, ResultSink sink, SpillStore spill) {
    return new ProcessingContext(
        modules,
        sink,
        new OutputSettings(job.limits().output(), schemas, files.spillFolder()),
        spill,
        new MappingPool(),
        job.limits().lineage(),
        job.threads(),
        job.keepPartial(),
        job.hash(),
        listener,
        engine::interruptAll);
  }

  private List<InputScanner> scanners(Exclusions exclusions) {
    List<InputScanner> scanners =
        job.inputs().stream()
            .map(input -> InputScanner.of(input, exclusions, job.followLinks()))
            .toList();
    requireDistinct(scanners.stream().flatMap(scanner -> scanner.wholeInput().stream()).toList());
    return scanners;
  }

  /** A file has one row, whose identity begins with its input's name. */
  private static void requireDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new WadupException(
            ErrorCode.USAGE, "Input: " + name + " is given twice; give each input once.");
      }
    }
  }

  private EngineSettings engineSettings() {
    Limits limits = job.limits();
    return new EngineSettings(
        limits.guest(),
        job.isolation(),
        job.deterministic(),
        job.threads(),
        limits.files(),
        limits.wasi(),
        job.moduleCache());
  }

  private void requireLimits(Set<GuestLimit> enforced) {
    Set<GuestLimit> missing = EnumSet.of(GuestLimit.MEMORY, GuestLimit.STACK, GuestLimit.TIME);
    if (job.limits().guest().fuel() != null) {
      missing.add(GuestLimit.FUEL);
    }
    missing.removeAll(enforced);
    if (!missing.isEmpty()) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE, "This engine can't hold guests to: " + missing + ".");
    }
  }

  private SqliteSettings sqliteSettings() {
    return new SqliteSettings(
        files.database(), job.freshDatabase(), job.durable(), job.retryFailed(), job.prune());
  }

  private RunRecord record(ModuleSet modules) {
    String version =
        Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new RunRecord(version, job.command(), settingsJson(), modules.records());
  }

  private String settingsJson() {
    return "{\"isolation\":\"%s\",\"deterministic\":%b,\"keep_partial\":%b,\"max_depth\":%d}"
        .formatted(
            job.isolation().name().toLowerCase(Locale.ROOT),
            job.deterministic(),
            job.keepPartial(),
            job.limits().lineage().maxDepth());
  }

  private RunReport report(RunTally tally, Duration startUp, boolean interrupted) {
    return new RunReport(
        tally.roots(),
        tally.children(),
        tally.failed(),
        tally.skipped(),
        tally.unchanged(),
        tally.bytes(),
        tally.rows(),
        tally.outcomes(),
        startUp,
        sinceBegin(),
        interrupted);
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
