package dev.wadup.pipeline;

import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.output.BadOutputException;
import dev.wadup.output.CollectedOutput;
import dev.wadup.output.OutputCollector;
import dev.wadup.result.Outcome;
import org.jspecify.annotations.Nullable;

/** What is kept of a call, once its output was looked at too. */
record Harvest(Outcome outcome, @Nullable String message, CollectedOutput collected) {
  static Harvest of(
      Execution execution, OutputCollector collector, GuestInstance instance, boolean keepPartial) {
    if (execution.outcome().isFailure()) {
      return failed(execution.outcome(), execution.message(), collector, keepPartial);
    }
    try {
      CollectedOutput collected = collector.finish(instance.files());
      return new Harvest(Outcome.OK, collected.note(), collected);
    } catch (BadOutputException e) {
      return failed(Outcome.BAD_OUTPUT, e.getMessage(), collector, keepPartial);
    }
  }

  private static Harvest failed(
      Outcome outcome, @Nullable String message, OutputCollector collector, boolean keepPartial) {
    CollectedOutput kept = keepPartial ? collector.finishPartial() : CollectedOutput.EMPTY;
    return new Harvest(outcome, message, kept);
  }
}
