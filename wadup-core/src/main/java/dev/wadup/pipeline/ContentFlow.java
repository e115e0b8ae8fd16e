package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.InputFile;
import dev.wadup.output.ChildAnnouncement;
import dev.wadup.result.Origin;
import java.util.List;
import java.util.UUID;

/** The way of one content: open it, have it examined, record it, admit its children. */
final class ContentFlow {
  private final ProcessingContext context;
  private final RunState state;
  private final ResultWriter writer;
  private final Examiner examiner;
  private final RootStart roots;

  ContentFlow(ProcessingContext context, RunState state, ResultWriter writer, RootStart roots) {
    this.context = context;
    this.state = state;
    this.writer = writer;
    this.examiner = new Examiner(context);
    this.roots = roots;
  }

  /** Processes a file of the input; {@code onEnd} runs when its last descendant is done. */
  void processRoot(InputFile file, Runnable onEnd) {
    processRoot(file, false, onEnd);
  }

  private void processRoot(InputFile file, boolean anew, Runnable onEnd) {
    Lineage lineage =
        new Lineage(
            new LineageGuard(context.lineageLimits(), file.size()),
            ended -> endRoot(ended, file, onEnd));
    step(lineage, () -> roots.begin(file, lineage, anew).ifPresent(this::process));
    finish(lineage);
  }

  private void endRoot(Lineage ended, InputFile file, Runnable onEnd) {
    if (ended.isOutdated()) {
      processRoot(file, true, onEnd);
    } else {
      onEnd.run();
    }
  }

  private void processChild(Assignment parent, PendingChild child) {
    try {
      step(parent.lineage(), () -> processChild(assignment(parent, child)));
      child.store().release();
    } finally {
      finish(parent.lineage());
    }
  }

  private void processChild(Assignment child) {
    WorkerThread.currentWorker().begin(child.content().rootUuid(), child.content().uuid());
    process(child);
  }

  /** Nothing that goes wrong here may keep a lineage from its end. */
  private void step(Lineage lineage, Runnable work) {
    try {
      if (state.takesContents() && !lineage.isOutdated()) {
        work.run();
      } else {
        lineage.abandon();
      }
    } catch (RuntimeException | Error e) {
      lineage.abandon();
      state.fail(e);
    } finally {
      WorkerThread.currentWorker().end();
    }
  }

  private void finish(Lineage lineage) {
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

  private static Assignment assignment(Assignment parent, PendingChild child) {
    ChildAnnouncement announced = child.announcement();
    Content from = parent.content();
    UUID uuid = Identity.ofChild(from.uuid(), child.moduleName(), child.ordinal());
    Content content =
        new Content(
            uuid,
            announced.filename(),
            ResultWriter.childPath(from.path(), announced.filename()),
            from.uuid(),
            from.rootUuid(),
            from.depth() + 1,
            announced.offset(),
            announced.bytes());
    return new Assignment(
        content,
        null,
        parent.lineage(),
        child.store(),
        new Ancestry(parent.ancestry(), uuid, announced.bytes()),
        new Origin(child.moduleName(), child.ordinal()),
        parent.standing().ofChild(uuid, child.known()));
  }

  private void process(Assignment assignment) {
    Verdict verdict = examiner.examine(assignment);
    if (state.isInterrupted()) {
      abandon(assignment, verdict);
    } else {
      record(assignment, verdict);
    }
  }

  /** What was cut short is as if it had never begun: it runs next time. */
  private static void abandon(Assignment assignment, Verdict verdict) {
    assignment.lineage().abandon();
    if (verdict instanceof Verdict.Processed processed) {
      processed.dropChildren();
    }
  }

  private void record(Assignment assignment, Verdict verdict) {
    switch (verdict) {
      case Verdict.Outdated _ -> assignment.lineage().outdate();
      case Verdict.Refused refused -> writer.failed(assignment, refused.reason());
      case Verdict.Processed processed -> {
        writer.processed(assignment, processed);
        processed.outcomes().forEach(outcome -> writer.cuts(assignment, outcome.intake().cuts()));
        processed.outcomes().forEach(outcome -> writer.copies(assignment, outcome.twin()));
        admit(assignment, processed.children());
      }
    }
  }

  private void admit(Assignment parent, List<PendingChild> children) {
    if (!children.isEmpty()) {
      parent.lineage().expect(children.size());
      new SharedWork<>(children, child -> processChild(parent, child)).fork();
    }
  }
}
