package dev.wadup.pipeline;

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

  /** Runs every module over a content, in name order. */
  List<ModuleOutcome> run(Assignment assignment) {
    List<ModuleOutcome> outcomes = new ArrayList<>(runners.size());
    for (ModuleRunner runner : runners) {
      outcomes.add(runner.run(assignment));
    }
    return outcomes;
  }

  @Override
  public void close() {
    runners.forEach(ModuleRunner::close);
  }
}
