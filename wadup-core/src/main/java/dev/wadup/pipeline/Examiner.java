package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.SourceFile;
import dev.wadup.mime.MimeDetector;
import dev.wadup.supervision.Task;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a content is processed, and has the modules run over it. */
final class Examiner {
  private final ProcessingContext context;

  Examiner(ProcessingContext context) {
    this.context = context;
  }

  Verdict examine(Assignment assignment) {
    try {
      if (assignment.standing().differsFrom(assignment.ancestry())) {
        return new Verdict.Outdated();
      }
      Optional<String> refusal = refusal(assignment);
      return refusal.isPresent() ? new Verdict.Refused(refusal.get()) : runModules(assignment);
    } catch (ContentUnavailableException e) {
      return assignment.standing().isKnown()
          ? new Verdict.Outdated()
          : new Verdict.Refused(String.valueOf(e.getMessage()));
    } catch (OutdatedResultsException e) {
      return new Verdict.Outdated();
    }
  }

  private Optional<String> refusal(Assignment assignment) throws ContentUnavailableException {
    Optional<String> charge =
        context.supervision().charge(assignment.content().uuid(), Task.NO_MODULE);
    if (charge.isPresent()) {
      return charge;
    }
    int maxDepth = context.lineageLimits().maxDepth();
    if (assignment.content().depth() > maxDepth) {
      return Optional.of(
          "not processed: deeper than %d (--max-recursion-depth)".formatted(maxDepth));
    }
    if (context.hash() || SourceFile.isReadIntoMemory(assignment.content().bytes().size())) {
      assignment.ancestry().sha256();
    }
    return assignment.ancestry().repeated().map(Examiner::repetition);
  }

  private static String repetition(UUID ancestor) {
    return String.format(Locale.ROOT, "cut: the same bytes as its ancestor %s", ancestor);
  }

  private Verdict runModules(Assignment assignment)
      throws ContentUnavailableException, OutdatedResultsException {
    context.listener().processing(assignment.content());
    Verdict.Processed processed = runWorker(assignment, mimeType(assignment.content()));
    try {
      settle(assignment, processed);
      return processed;
    } catch (ContentUnavailableException e) {
      processed.dropChildren();
      throw e;
    }
  }

  private @Nullable String mimeType(Content content) throws ContentUnavailableException {
    MimeDetector detector = context.mime();
    return detector == null ? null : detector.detect(content);
  }

  private static Verdict.Processed runWorker(Assignment assignment, @Nullable String mimeType)
      throws ContentUnavailableException, OutdatedResultsException {
    try {
      return WorkerThread.currentWorker().run(assignment, mimeType);
    } catch (InternalError e) {
      // What the VM throws when a mapped file was cut short may come late, outside of the copy.
      assignment.store().verifyUnchanged();
      throw e;
    }
  }

  private static void settle(Assignment assignment, Verdict.Processed processed)
      throws ContentUnavailableException {
    assignment.store().verifyUnchanged();
    boolean bytesGo = !assignment.lineage().isRootStore(assignment.store());
    if (bytesGo && !processed.children().isEmpty()) {
      assignment.ancestry().outliveBytes();
    }
  }
}
