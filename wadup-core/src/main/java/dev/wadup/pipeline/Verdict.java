package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking at one content. */
sealed interface Verdict {
  /** No module saw it, or what they saw was not one state of it. */
  record Refused(String reason) implements Verdict {}

  /** What an earlier run left of it, or of what comes out of it, is not so any more. */
  record Outdated() implements Verdict {}

  /**
   * Every module that wants it and was due ran over it.
   *
   * @param mimeType null if it was not asked for
   * @param unwanted by how many modules
   */
  record Processed(List<ModuleOutcome> outcomes, @Nullable String mimeType, int unwanted)
      implements Verdict {
    List<ModuleRun> runs() {
      List<ModuleRun> runs = new ArrayList<>(outcomes.size());
      for (ModuleOutcome outcome : outcomes) {
        if (outcome.run() != null) {
          runs.add(outcome.run());
        }
      }
      return runs;
    }

    List<PendingChild> children() {
      List<PendingChild> children = new ArrayList<>();
      outcomes.forEach(outcome -> children.addAll(outcome.intake().children()));
      return children;
    }

    /** The same, with no more children than a guard admits. */
    Processed admittedBy(LineageGuard guard) {
      return new Processed(
          outcomes.stream().map(outcome -> outcome.admittedBy(guard)).toList(), mimeType, unwanted);
    }

    /** Lets go of children that will not be processed. */
    void dropChildren() {
      outcomes.forEach(ModuleOutcome::dropChildren);
    }
  }
}
