package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.InputFile;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Origin;
import dev.wadup.result.Outcome;
import dev.wadup.sink.KnownRun;
import dev.wadup.sink.TwinChild;
import dev.wadup.sink.TwinResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives each content's result to the sink, and counts it. */
final class ResultWriter {
  private static final int MAX_PATH_CHARS = 16 << 10;
  private static final int MAX_MESSAGE_CHARS = 8 << 10;

  private final ProcessingContext context;
  private final RunTally tally;

  ResultWriter(ProcessingContext context, RunTally tally) {
    this.context = context;
    this.tally = tally;
  }

  /** A content that the modules which want it ran over. */
  void processed(Assignment assignment, Verdict.Processed processed) {
    List<ModuleRun> runs = processed.runs();
    tally.countUnwanted(processed.unwanted());
    String message = failures(assignment.standing(), runs);
    write(result(assignment, processed.mimeType(), message, runs));
  }

  /** A content that no module saw, or none to the end. */
  void failed(Assignment assignment, String message) {
    write(result(assignment, null, message, List.of()));
  }

  /** A file that could not be opened. */
  void unavailable(UUID uuid, InputFile file, String message) {
    String pathRaw = file.isUtf8() ? null : file.pathRaw();
    write(
        new ContentResult(
            uuid,
            file.filename(),
            file.path(),
            pathRaw,
            null,
            uuid,
            0,
            file.size(),
            null,
            null,
            null,
            null,
            message,
            List.of()));
  }

  /** Children that a guard cut: each has a row, as long as their root has not too many. */
  void cuts(Assignment parent, CutList cuts) {
    Lineage lineage = parent.lineage();
    for (CutChild child : cuts.first()) {
      if (lineage.countCut()) {
        write(cutRow(parent.content(), child));
      }
    }
    lineage.countCuts(cuts.more());
  }

  /** What came out of a content through a module whose result was copied. */
  void copies(Assignment to, @Nullable TwinResult twin) {
    if (twin != null) {
      tally.countCopied(twin.run());
      Content parent = to.content();
      for (TwinChild child : twin.children()) {
        copy(parent.uuid(), parent.rootUuid(), parent.path(), parent.depth() + 1, child);
      }
    }
  }

  private void copy(UUID parent, UUID root, String parentPath, int depth, TwinChild child) {
    UUID uuid = Identity.ofChild(parent, child.origin().moduleName(), child.origin().ordinal());
    String path = childPath(parentPath, child.filename());
    write(
        new ContentResult(
            uuid,
            child.filename(),
            path,
            null,
            parent,
            root,
            depth,
            child.size(),
            child.sha256(),
            child.mimeType(),
            child.offset(),
            child.origin(),
            null,
            child.runs().stream().map(TwinSearch::asCopy).toList()));
    child.runs().forEach(tally::countCopied);
    child.children().forEach(next -> copy(uuid, root, path, depth + 1, next));
  }

  /** Nothing more comes of this root: says how many cut children have no row, and completes it. */
  void endRoot(Lineage lineage) {
    lineage
        .wholeRoot()
        .ifPresent(
            root -> {
              if (lineage.unrecordedCuts() > 0) {
                write(cutSummary(root, lineage.unrecordedCuts()));
              }
              context.sink().completeRoot(root);
            });
  }

  private static ContentResult cutRow(Content parent, CutChild child) {
    return new ContentResult(
        Identity.ofChild(parent.uuid(), child.moduleName(), child.ordinal()),
        child.filename(),
        childPath(parent.path(), child.filename()),
        null,
        parent.uuid(),
        parent.rootUuid(),
        parent.depth() + 1,
        child.size(),
        null,
        null,
        null,
        new Origin(child.moduleName(), child.ordinal()),
        child.reason(),
        List.of());
  }

  private static ContentResult cutSummary(UUID root, long count) {
    String message =
        String.format(Locale.ROOT, "cut: %,d more children that the guards did not admit", count);
    UUID uuid = Identity.ofChild(root, "", 0);
    return new ContentResult(
        uuid, "", "", null, root, root, 1, null, null, null, null, null, message, List.of());
  }

  /** Where a child lies; cut off where guests make it absurdly long. */
  static String childPath(String parentPath, String filename) {
    return clip(parentPath + "!/" + filename, MAX_PATH_CHARS);
  }

  private static ContentResult result(
      Assignment assignment,
      @Nullable String mimeType,
      @Nullable String message,
      List<ModuleRun> runs) {
    Content content = assignment.content();
    return new ContentResult(
        content.uuid(),
        content.filename(),
        content.path(),
        assignment.pathRaw(),
        content.parentUuid(),
        content.rootUuid(),
        content.depth(),
        content.bytes().size(),
        assignment.ancestry().knownSha256(),
        mimeType,
        content.offset(),
        assignment.origin(),
        message,
        runs);
  }

  private static @Nullable String failures(Standing standing, List<ModuleRun> runs) {
    Map<String, String> failures = new TreeMap<>();
    for (KnownRun run : standing.runs()) {
      note(run.moduleName(), run.outcome(), run.message(), failures);
    }
    for (ModuleRun run : runs) {
      note(run.moduleName(), run.outcome(), run.message(), failures);
    }
    return failures.isEmpty()
        ? null
        : clip(String.join("; ", failures.values()), MAX_MESSAGE_CHARS);
  }

  private static void note(
      String module, Outcome outcome, @Nullable String message, Map<String, String> failures) {
    if (outcome.isFailure()) {
      failures.put(module, module + ": " + (message != null ? message : outcome.label()));
    }
  }

  private static String clip(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
  }

  private void write(ContentResult result) {
    // The sink lets go of the rows once they are written: whoever reads them does so before.
    context.listener().contentDone(result);
    context.sink().write(result);
    tally.count(result);
  }
}
