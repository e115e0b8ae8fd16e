package dev.wadup.pipeline;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.sink.KnownRun;
import dev.wadup.supervision.Task;
import dev.wadup.supervision.WorkMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thread's instances of all modules. */
final class Worker implements AutoCloseable {
  private final ProcessingContext context;
  private final List<ModuleRunner> runners;
  private final boolean placeMatters;
  private final WorkMark mark;

  Worker(ProcessingContext context) {
    this.context = context;
    this.runners =
        context.modules().modules().stream()
            .map(module -> new ModuleRunner(module, context))
            .toList();
    this.placeMatters = runners.stream().anyMatch(ModuleRunner::dependsOnPlace);
    this.mark = context.supervision().claimMark();
  }

  /** Notes that what is done now is for this content. */
  void begin(UUID root, UUID content) {
    mark.begin(root, content);
  }

  /** Notes that nothing is done now. */
  void end() {
    mark.end();
  }

  /**
   * Runs every module that wants a content over it, in name order, save those whose earlier runs
   * stand.
   *
   * @param mimeType null if it is not known
   * @throws ContentUnavailableException if its bytes could not be read to the end
   * @throws OutdatedResultsException if the children of an earlier run are not what comes out now
   */
  Verdict.Processed run(Assignment assignment, @Nullable String mimeType)
      throws ContentUnavailableException, OutdatedResultsException {
    List<ModuleOutcome> outcomes = new ArrayList<>(runners.size());
    TwinSearch twins = twins(assignment);
    try {
      for (int module = 0; module < runners.size(); module++) {
        ModuleRunner runner = runners.get(module);
        mark.enter(module);
        KnownRun standing = assignment.standing().run(runner.moduleName());
        Optional<String> charge = context.supervision().charge(assignment.content().uuid(), module);
        if (charge.isPresent()) {
          outcomes.add(runner.convict(charge.get()));
        } else if (standing != null) {
          outcomes.add(Remake.of(assignment, mimeType, standing, runner));
        } else if (runner.wants(assignment.content(), mimeType)) {
          Optional<ModuleOutcome> copy = twins.copy(runner);
          outcomes.add(copy.isPresent() ? copy.get() : runner.run(assignment, mimeType));
        }
      }
      mark.enter(Task.NO_MODULE);
      return new Verdict.Processed(outcomes, mimeType, runners.size() - outcomes.size());
    } catch (ContentUnavailableException | OutdatedResultsException | RuntimeException | Error e) {
      outcomes.forEach(ModuleOutcome::dropChildren);
      throw e;
    }
  }

  private TwinSearch twins(Assignment assignment) {
    int levels = context.lineageLimits().maxDepth() - assignment.content().depth();
    return new TwinSearch(context.sink().knownTwins(), assignment, levels, !placeMatters);
  }

  @Override
  public void close() {
    context.supervision().releaseMark(mark);
    runners.forEach(ModuleRunner::close);
  }
}
