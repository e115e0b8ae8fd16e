package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import dev.wadup.table.UnsettledSchemaException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of contents whose results must not depend on the number of threads: a root's contents are
 * taken level by level, and what comes of them is settled in their order.
 */
final class LevelFlow implements RootFlow {
  private final ProcessingContext context;
  private final RunState state;
  private final Settlement settlement;
  private final Examiner examiner;
  private final RootStart roots;
  private final Turns turns = new Turns();

  LevelFlow(ProcessingContext context, RunState state, Settlement settlement, RootStart roots) {
    this.context = context;
    this.state = state;
    this.settlement = settlement;
    this.examiner = new Examiner(context);
    this.roots = roots;
  }

  @Override
  public Consumer<Runnable> root(InputFile file) {
    Turns.Turn turn = turns.next();
    return onEnd -> process(file, turn, onEnd);
  }

  private void process(InputFile file, Turns.Turn turn, Runnable onEnd) {
    Lineage lineage =
        new Lineage(
            new LineageGuard(context.lineageLimits(), file.size()),
            _ -> {
              turn.end();
              onEnd.run();
            });
    Assignment root = begin(file, lineage);
    if (root == null) {
      settlement.done(lineage);
    } else {
      level(List.of(new Candidate(root, null)), lineage, turn);
    }
  }

  /** Null if there is nothing to process. */
  private @Nullable Assignment begin(InputFile file, Lineage lineage) {
    try {
      if (state.takesContents()) {
        return roots.begin(file, lineage, false).orElse(null);
      }
      lineage.abandon();
    } catch (RuntimeException | Error e) {
      lineage.abandon();
      state.fail(e);
    } finally {
      WorkerThread.currentWorker().end();
    }
    return null;
  }

  private void level(List<Candidate> contents, Lineage lineage, Turns.Turn turn) {
    if (!contents.isEmpty()) {
      new Level(this, contents, lineage, turn).launch();
    }
  }

  /** What a level's contents are held to while others of it are examined too. */
  Terms terms(LineageGuard guardBefore, boolean settlesSchemas) {
    return new Terms(
        guardBefore.copy(), settlesSchemas ? context.output() : context.output().settled());
  }

  /** Looks at a content; null if it depends on what contents before it define. */
  @Nullable Examined examine(Candidate content, Terms terms) {
    Assignment assignment = content.assignment(terms);
    Worker worker = WorkerThread.currentWorker();
    worker.begin(assignment.content().rootUuid(), assignment.content().uuid());
    try {
      Verdict verdict = state.takesContents() ? examiner.examine(assignment) : null;
      return new Examined(content, assignment, verdict);
    } catch (UnsettledSchemaException e) {
      return null;
    } catch (RuntimeException | Error e) {
      state.fail(e);
      return new Examined(content, assignment, null);
    } finally {
      worker.end();
    }
  }

  /** Settles what came of a content; its children are added to the next level. */
  void settle(Examined examined, List<Candidate> nextLevel) {
    Lineage lineage = examined.assignment().lineage();
    try {
      List<PendingChild> children = children(examined, lineage);
      lineage.expect(children.size());
      children.forEach(child -> nextLevel.add(new Candidate(examined.assignment(), child)));
    } catch (RuntimeException | Error e) {
      lineage.abandon();
      state.fail(e);
    }
    examined.content().release();
    settlement.done(lineage);
  }

  private List<PendingChild> children(Examined examined, Lineage lineage) {
    if (examined.verdict() == null) {
      lineage.abandon();
      return List.of();
    }
    Verdict verdict = examined.verdict();
    return settlement.settle(
        examined.assignment(),
        verdict instanceof Verdict.Processed processed
            ? processed.admittedBy(lineage.guard())
            : verdict);
  }

  /** Goes on with what came out of a level. */
  void next(List<Candidate> contents, Lineage lineage, Turns.Turn turn) {
    level(contents, lineage, turn);
  }

  /**
   * A content that was looked at.
   *
   * @param verdict null if it was left out
   */
  record Examined(Candidate content, Assignment assignment, @Nullable Verdict verdict) {}
}
