package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;
import java.util.ArrayList;
import java.util.List;

/** What came of looking at one content. */
sealed interface Verdict {
  /** No module saw it, or what they saw was not one state of it. */
  record Refused(String reason) implements Verdict {}

  /** Every module ran over it. */
  record Processed(List<ModuleOutcome> outcomes) implements Verdict {
    List<ModuleRun> runs() {
      return outcomes.stream().map(ModuleOutcome::run).toList();
    }

    List<PendingChild> children() {
      List<PendingChild> children = new ArrayList<>();
      outcomes.forEach(outcome -> children.addAll(outcome.intake().children()));
      return children;
    }

    /** Lets go of children that will not be processed. */
    void dropChildren() {
      outcomes.forEach(ModuleOutcome::dropChildren);
    }
  }
}
