package dev.wadup.pipeline;

import java.util.List;

/** Records what came of contents, and ends lineages when nothing more comes of them. */
record Settlement(ResultWriter writer, RunState state) {

  /** Records what came of a content; gives the children that are to be processed. */
  List<PendingChild> settle(Assignment assignment, Verdict verdict) {
    if (state.isInterrupted()) {
      abandon(assignment, verdict);
      return List.of();
    }
    return switch (verdict) {
      case Verdict.Outdated _ -> {
        assignment.lineage().outdate();
        yield List.of();
      }
      case Verdict.Refused refused -> {
        writer.failed(assignment, refused.reason());
        yield List.of();
      }
      case Verdict.Processed processed -> {
        writer.processed(assignment, processed);
        processed.outcomes().forEach(outcome -> writer.cuts(assignment, outcome.intake().cuts()));
        processed.outcomes().forEach(outcome -> writer.copies(assignment, outcome.twin()));
        yield processed.children();
      }
    };
  }

  /** What was cut short is as if it had never begun: it runs next time. */
  private static void abandon(Assignment assignment, Verdict verdict) {
    assignment.lineage().abandon();
    if (verdict instanceof Verdict.Processed processed) {
      processed.dropChildren();
    }
  }

  /** One content of the lineage is done. */
  void done(Lineage lineage) {
    if (!lineage.done()) {
      return;
    }
    try {
      writer.endRoot(lineage);
    } catch (RuntimeException | Error e) {
      state.fail(e);
    } finally {
      lineage.close();
    }
  }
}
