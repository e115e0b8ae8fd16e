package dev.wadup;

import dev.wadup.content.Exclusions;
import dev.wadup.content.InputScanner;
import dev.wadup.content.MappingPool;
import dev.wadup.content.ScanSettings;
import dev.wadup.content.SpillStore;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.mime.MimeDetector;
import dev.wadup.output.OutputSettings;
import dev.wadup.pipeline.ContentProcessor;
import dev.wadup.pipeline.ModuleFile;
import dev.wadup.pipeline.ModuleFiles;
import dev.wadup.pipeline.ModuleSet;
import dev.wadup.pipeline.ProcessingContext;
import dev.wadup.pipeline.RunTally;
import dev.wadup.pipeline.StopSignal;
import dev.wadup.result.Outcome;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootFilter;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.sqlite.RecordedWork;
import dev.wadup.sink.sqlite.SqliteSettings;
import dev.wadup.sink.sqlite.SqliteSink;
import dev.wadup.supervision.Supervision;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts the parts of one run together, and takes them apart again. */
final class Run {
  private final JobConfig job;
  private final RunListener listener;
  private final StopSignal stop;
  private final long begin = System.nanoTime();
  private final SchemaRegistry schemas = new SchemaRegistry();
  private final RunFiles runFiles;

  Run(JobConfig job, RunListener listener, StopSignal stop) {
    this.job = job;
    this.listener = listener;
    this.stop = stop;
    this.runFiles = RunFiles.of(job);
  }

  RunReport run() {
    try (Supervision supervision = supervision()) {
      return run(supervision);
    }
  }

  private Supervision supervision() {
    Path folder = job.supervision();
    return folder == null ? Supervision.none() : Supervision.in(folder);
  }

  private RunReport run(Supervision supervision) {
    List<ModuleFile> files =
        ModuleFiles.find(job.modules(), job.choice()).stream()
            .map(file -> file.limited(job.limits().guest(), job.fixedLimits()))
            .toList();
    List<ModuleSource> sources = files.stream().map(ModuleFile::source).toList();
    scanners(Exclusions.NONE);
    try (Engine engine = job.engine().open(engineSettings(), sources)) {
      try (ModuleSet modules = ModuleSet.load(engine, files, job.threads());
          SqliteSink sink = SqliteSink.open(sqliteSettings(supervision), record(modules), schemas);
          SpillStore spill = new SpillStore(runFiles.spillFolder(), job.limits().spill())) {
        modules.declareTables(schemas, job.limits().output().moduleTables());
        listener.modulesReady(modules.size());
        supervision.recorded(sink.runId());
        return process(context(engine, modules, sink, spill, supervision), sink.runId());
      }
    }
  }

  private RunReport process(ProcessingContext context, long runId) {
    Duration startUp = sinceBegin();
    ContentProcessor processor = new ContentProcessor(context, stop);
    processor.process(scanners(runFiles.exclusions()));
    RunTally tally = processor.tally();
    RunEnding ending = ending(tally, context.spill());
    context.sink().finish(new RunEnd(ending.label(), tally.copiedRuns(), tally.saved()));
    RunReport report = report(tally, startUp, ending);
    OptionalLong firstRun = context.supervision().firstRun();
    return firstRun.isEmpty() || firstRun.getAsLong() == runId
        ? report
        : withWorkOfTheDead(report, firstRun.getAsLong());
  }

  private RunEnding ending(RunTally tally, SpillStore spill) {
    if (stop.isRequested()) {
      return RunEnding.INTERRUPTED;
    }
    boolean byChance = spill.wasFull() || tally.outcomes().containsKey(Outcome.TIMEOUT);
    return job.deterministic() && byChance ? RunEnding.NOT_REPRODUCIBLE : RunEnding.COMPLETE;
  }

  private ProcessingContext context(
      Engine engine,
      ModuleSet modules,
      ResultSink sink,
      SpillStore spill,
      Supervision supervision) {
    return new ProcessingContext(
        modules,
        sink,
        new OutputSettings(job.limits().output(), schemas, runFiles.spillFolder()),
        spill,
        new MappingPool(),
        job.limits().lineage(),
        job.mime() || modules.needMimeTypes() ? new MimeDetector() : null,
        job.threads(),
        job.keepPartial(),
        job.hash(),
        job.checksum(),
        job.deterministic(),
        listener,
        supervision,
        engine::interruptAll);
  }

  private List<InputScanner> scanners(Exclusions exclusions) {
    ScanSettings settings = new ScanSettings(exclusions, job.filter(), job.followLinks());
    List<InputScanner> scanners =
        job.inputs().stream().map(input -> InputScanner.of(input, settings)).toList();
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

  /** What a process that died has begun anew is gone on with. */
  private SqliteSettings sqliteSettings(Supervision supervision) {
    return new SqliteSettings(
        runFiles.database(),
        job.freshDatabase() && supervision.firstRun().isEmpty(),
        job.durable(),
        job.retryFailed(),
        job.prune(),
        job.dedupe() ? runFiles.spillFolder() : null,
        job.fullText(),
        job.filter().isNone() ? RootFilter.NONE : job.filter()::leavesOut);
  }

  private RunRecord record(ModuleSet modules) {
    String version =
        Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new RunRecord(version, job.command(), settingsJson(), modules.records());
  }

  private String settingsJson() {
    return "{\"engine\":\"%s\",\"isolation\":\"%s\",\"deterministic\":%b,\"keep_partial\":%b,\"max_depth\":%d}"
        .formatted(
            job.engine().label(),
            job.isolation().name().toLowerCase(Locale.ROOT),
            job.deterministic(),
            job.keepPartial(),
            job.limits().lineage().maxDepth());
  }

  private RunReport report(RunTally tally, Duration startUp, RunEnding ending) {
    return new RunReport(
        tally.roots(),
        tally.children(),
        tally.failed(),
        tally.skipped(),
        tally.unchanged(),
        tally.copiedRuns(),
        tally.saved(),
        tally.bytes(),
        tally.rows(),
        tally.outcomes(),
        startUp,
        sinceBegin(),
        ending);
  }

  /** Counts what earlier processes of this run recorded, too. */
  private RunReport withWorkOfTheDead(RunReport own, long firstRun) {
    RecordedWork all = RecordedWork.since(runFiles.database(), firstRun);
    return new RunReport(
        all.roots(),
        all.children(),
        all.failed(),
        own.skippedEntries(),
        own.unchangedRoots() - (all.roots() - own.roots()),
        own.copiedRuns(),
        own.saved(),
        all.bytes(),
        all.rows(),
        all.outcomes(),
        own.startUp(),
        own.total(),
        own.ending());
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
