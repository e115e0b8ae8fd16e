package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.output.BadOutputException;
import dev.wadup.output.CollectedOutput;
import dev.wadup.output.OutputCollector;
import dev.wadup.output.OutputSettings;
import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one module for one worker: keeps an instance as long as it is good. */
final class ModuleRunner implements AutoCloseable {
  private final LoadedModule module;
  private final ProcessingContext context;
  private @Nullable StartedGuest guest;

  ModuleRunner(LoadedModule module, ProcessingContext context) {
    this.module = module;
    this.context = context;
  }

  String moduleName() {
    return module.name();
  }

  /** Whether the name or depth of a content decides if the module is to be run. */
  boolean dependsOnPlace() {
    return module.manifest().wants().dependOnPlace();
  }

  /** Whether the module is to be run over a content. */
  boolean wants(Content content, @Nullable String mimeType) throws ContentUnavailableException {
    return module.manifest().wants().accept(content, mimeType);
  }

  /**
   * Runs the module over a content; whatever the guest does is in the result.
   *
   * @throws ContentUnavailableException if the content's bytes could not be read
   */
  ModuleOutcome run(Assignment assignment, @Nullable String mimeType)
      throws ContentUnavailableException {
    try {
      return run(assignment, mimeType, guest(assignment.terms().output()));
    } catch (ModuleRejectedException | BadOutputException e) {
      return failure(Outcome.TRAP, "start-up failed: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private StartedGuest guest(OutputSettings output)
      throws ModuleRejectedException, BadOutputException {
    StartedGuest started = guest;
    if (started == null) {
      started = module.start(output);
      guest = started;
    }
    return started;
  }

  private ModuleOutcome run(Assignment assignment, @Nullable String mimeType, StartedGuest started)
      throws ContentUnavailableException {
    Content content = assignment.content();
    ChildIntake intake =
        new ChildIntake(
            module.name(), assignment.terms().guard(), assignment.store(), context.spill());
    OutputCollector collector =
        new OutputCollector(module.name(), content.bytes(), assignment.terms().output(), intake);
    GuestInstance instance = started.instance();
    Execution execution =
        instance.process(
            new Invocation(
                content.bytes(), new ContentFacts(content, mimeType), collector, seed(assignment)));
    if (execution.contentFault() != null) {
      close();
      intake.dropAll();
      throw execution.contentFault();
    }
    Harvest harvest = harvest(execution, collector, instance, intake);
    if (harvest.outcome().isFailure() || !instance.isUsable()) {
      close();
    }
    return outcome(execution, harvest, started, intake);
  }

  private Harvest harvest(
      Execution execution, OutputCollector collector, GuestInstance instance, ChildIntake intake) {
    try {
      return Harvest.of(execution, collector, instance, context.keepPartial());
    } catch (RuntimeException | Error e) {
      intake.dropAll();
      throw e;
    }
  }

  /** The same for equal contents; only deterministic engines ask, and their contents are hashed. */
  private static long seed(Assignment assignment) {
    String sha256 = assignment.ancestry().knownSha256();
    return sha256 == null ? 0 : HexFormat.fromHexDigitsToLong(sha256, 0, Long.BYTES * 2);
  }

  private ModuleOutcome outcome(
      Execution execution, Harvest harvest, StartedGuest started, ChildIntake intake) {
    CollectedOutput collected = harvest.collected();
    boolean dropped = harvest.outcome().isFailure() && !context.keepPartial();
    Intake kept = dropped ? intake.dropAll() : intake.keepOnly(collected.children());
    ModuleRun run =
        new ModuleRun(
            module.name(),
            harvest.outcome(),
            harvest.message(),
            execution.output(),
            execution.wall(),
            execution.fuel(),
            execution.peakMemoryBytes(),
            execution.factsRead(),
            started.withStartupTables(collected.rows()),
            kept.children().size());
    return new ModuleOutcome(run, kept);
  }

  /** What is recorded instead of a run that has killed its process before. */
  ModuleOutcome convict(String charge) {
    return failure(Outcome.CRASH, charge);
  }

  private ModuleOutcome failure(Outcome outcome, String message) {
    ModuleRun run =
        new ModuleRun(
            module.name(),
            outcome,
            message,
            CapturedOutput.EMPTY,
            Duration.ZERO,
            null,
            0,
            false,
            List.of(),
            0);
    return new ModuleOutcome(run, Intake.NONE);
  }

  /** Throws the instance away. */
  @Override
  public void close() {
    if (guest != null) {
      guest.instance().close();
      guest = null;
    }
  }
}
