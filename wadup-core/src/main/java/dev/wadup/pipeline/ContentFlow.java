package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import java.util.List;
import java.util.function.Consumer;

/** The way of one content: open it, have it examined, record it, admit its children. */
final class ContentFlow implements RootFlow {
  private final ProcessingContext context;
  private final RunState state;
  private final Settlement settlement;
  private final Examiner examiner;
  private final RootStart roots;

  ContentFlow(ProcessingContext context, RunState state, Settlement settlement, RootStart roots) {
    this.context = context;
    this.state = state;
    this.settlement = settlement;
    this.examiner = new Examiner(context);
    this.roots = roots;
  }

  @Override
  public Consumer<Runnable> root(InputFile file) {
    return onEnd -> processRoot(file, false, onEnd);
  }

  private void processRoot(InputFile file, boolean anew, Runnable onEnd) {
    Lineage lineage =
        new Lineage(
            new LineageGuard(context.lineageLimits(), file.size()),
            ended -> endRoot(ended, file, onEnd));
    step(lineage, () -> roots.begin(file, lineage, anew).ifPresent(this::process));
    settlement.done(lineage);
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
      step(parent.lineage(), () -> processChild(parent.child(child, parent.terms())));
      child.store().release();
    } finally {
      settlement.done(parent.lineage());
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

  private void process(Assignment assignment) {
    admit(assignment, settlement.settle(assignment, examiner.examine(assignment)));
  }

  private void admit(Assignment parent, List<PendingChild> children) {
    if (!children.isEmpty()) {
      parent.lineage().expect(children.size());
      new SharedWork<>(children, child -> processChild(parent, child)).fork();
    }
  }
}
