package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking at one content. */
sealed interface Verdict {
  /** No module saw it, or what they saw was not one state of it. */
  record Refused(String reason) implements Verdict {}

  /**
   * Every module that wants it ran over it.
   *
   * @param mimeType null if it was not asked for
   * @param unwanted by how many modules
   */
  record Processed(List<ModuleOutcome> outcomes, @Nullable String mimeType, int unwanted)
      implements Verdict {
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
