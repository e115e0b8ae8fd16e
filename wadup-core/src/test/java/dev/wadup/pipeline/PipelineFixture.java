package dev.wadup.pipeline;

import dev.wadup.content.Input;
import dev.wadup.content.InputScanner;
import dev.wadup.content.MappingPool;
import dev.wadup.content.ScanSettings;
import dev.wadup.content.SpillLimits;
import dev.wadup.content.SpillStore;
import dev.wadup.output.OutputLimits;
import dev.wadup.output.OutputSettings;
import dev.wadup.supervision.Supervision;
import dev.wadup.table.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run over a folder, with fakes at both ends. */
final class PipelineFixture {
  final FakeEngine engine = new FakeEngine();
  final MemorySink sink = new MemorySink();
  final StopSignal stop = new StopSignal();
  final Path input;
  private final Path spillFolder;
  LineageLimits lineage = LineageLimits.DEFAULTS;
  SpillLimits spill = SpillLimits.DEFAULTS;
  Supervision supervision = Supervision.none();
  ProgressListener listener = new ProgressListener() {};
  boolean keepPartial;
  boolean deterministic;
  int threads = 4;

  PipelineFixture(Path temp) throws IOException {
    input = Files.createDirectory(temp.toRealPath().resolve("in"));
    spillFolder = temp.resolve("spill");
  }

  PipelineFixture file(String name, String text) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  RunTally run() {
    return run(List.of(InputScanner.of(new Input.Tree(input, "in"), ScanSettings.ALL)));
  }

  RunTally run(List<InputScanner> scanners) {
    try (ModuleSet modules = ModuleSet.load(engine, engine.modules(), threads);
        SpillStore store = new SpillStore(spillFolder, spill)) {
      ContentProcessor processor = new ContentProcessor(context(modules, store), stop);
      processor.process(scanners);
      return processor.tally();
    }
  }

  private ProcessingContext context(ModuleSet modules, SpillStore store) {
    return new ProcessingContext(
        modules,
        sink,
        new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), spillFolder),
        store,
        new MappingPool(),
        lineage,
        null,
        threads,
        keepPartial,
        false,
        false,
        deterministic,
        listener,
        supervision,
        engine::interruptAll);
  }
}
