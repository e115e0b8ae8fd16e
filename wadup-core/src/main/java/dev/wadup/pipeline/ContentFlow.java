package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.InputFile;
import dev.wadup.content.SourceFile;
import dev.wadup.output.ChildAnnouncement;
import dev.wadup.result.Origin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The way of one content: open it, have it examined, record it, admit its children. */
final class ContentFlow {
  private final ProcessingContext context;
  private final RunState state;
  private final ResultWriter writer;
  private final Examiner examiner;
  private final EarlierResults earlier;
  private final Map<String, UUID> inputs = new ConcurrentHashMap<>();

  ContentFlow(
      ProcessingContext context, RunState state, ResultWriter writer, EarlierResults earlier) {
    this.context = context;
    this.state = state;
    this.writer = writer;
    this.examiner = new Examiner(context);
    this.earlier = earlier;
  }

  /** Processes a file of the input; {@code onEnd} runs when its last descendant is done. */
  void processRoot(InputFile file, Runnable onEnd) {
    Lineage lineage = new Lineage(new LineageGuard(context.lineageLimits(), file.size()), onEnd);
    step(lineage, () -> openRoot(file, lineage));
    finish(lineage);
  }

  private void processChild(Assignment parent, PendingChild child) {
    try {
      step(parent.lineage(), () -> process(assignment(parent, child)));
      child.store().release();
    } finally {
      finish(parent.lineage());
    }
  }

  /** Nothing that goes wrong here may keep a lineage from its end. */
  private void step(Lineage lineage, Runnable work) {
    try {
      if (state.takesContents()) {
        work.run();
      } else {
        lineage.abandon();
      }
    } catch (RuntimeException | Error e) {
      lineage.abandon();
      state.fail(e);
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

  private void openRoot(InputFile file, Lineage lineage) {
    UUID input = inputs.computeIfAbsent(file.input(), Identity::ofInput);
    UUID uuid = Identity.ofRoot(input, file.pathBytes());
    if (earlier.keep(uuid, file)) {
      return;
    }
    try {
      process(open(uuid, file, lineage));
    } catch (ContentUnavailableException e) {
      lineage.begin(uuid);
      writer.beginRoot(uuid, file, file.size(), 0);
      writer.unavailable(uuid, file, String.valueOf(e.getMessage()));
    }
  }

  private Assignment open(UUID uuid, InputFile file, Lineage lineage)
      throws ContentUnavailableException {
    SourceFile source = SourceFile.open(file.file(), context.mappings());
    SharedStore store = new SharedStore(source);
    lineage.begin(uuid, store);
    writer.beginRoot(uuid, file, source.bytes().size(), source.modifiedNanos());
    return new Assignment(
        new Content(uuid, file.filename(), file.path(), null, uuid, 0, null, source.bytes()),
        file.isUtf8() ? null : file.pathRaw(),
        lineage,
        store,
        new Ancestry(null, uuid, source.bytes()),
        null);
  }

  private static Assignment assignment(Assignment parent, PendingChild child) {
    ChildAnnouncement announced = child.announcement();
    Content from = parent.content();
    UUID uuid = Identity.ofChild(from.uuid(), child.moduleName(), child.ordinal());
    Content content =
        new Content(
            uuid,
            announced.filename(),
            ResultWriter.childPath(from, announced.filename()),
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
        new Origin(child.moduleName(), child.ordinal()));
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
      case Verdict.Refused refused -> writer.failed(assignment, refused.reason());
      case Verdict.Processed processed -> {
        writer.processed(assignment, processed);
        processed.outcomes().forEach(outcome -> writer.cuts(assignment, outcome.intake().cuts()));
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
