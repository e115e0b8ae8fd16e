package dev.wadup.pipeline;

import dev.wadup.content.ContentUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** One thread's instances of all modules. */
final class Worker implements AutoCloseable {
  private final List<ModuleRunner> runners;

  Worker(ProcessingContext context) {
    this.runners =
        context.modules().modules().stream()
            .map(module -> new ModuleRunner(module, context))
            .toList();
  }

  /**
   * Runs every module over a content, in name order.
   *
   * @throws ContentUnavailableException if its bytes could not be read to the end
   */
  List<ModuleOutcome> run(Assignment assignment) throws ContentUnavailableException {
    List<ModuleOutcome> outcomes = new ArrayList<>(runners.size());
    try {
      for (ModuleRunner runner : runners) {
        outcomes.add(runner.run(assignment));
      }
      return outcomes;
    } catch (ContentUnavailableException | RuntimeException | Error e) {
      outcomes.forEach(ModuleOutcome::dropChildren);
      throw e;
    }
  }

  @Override
  public void close() {
    runners.forEach(ModuleRunner::close);
  }
}
