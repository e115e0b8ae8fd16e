package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.InputFile;
import dev.wadup.content.SourceFile;
import dev.wadup.sink.KnownRoot;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootRecord;
import dev.wadup.supervision.Task;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Begins roots: looks at what an earlier run left, opens the file if need be, tells the sink. */
final class RootStart {
  private final ProcessingContext context;
  private final ResultSink sink;
  private final ResultWriter writer;
  private final RunTally tally;
  private final Map<String, UUID> inputs = new ConcurrentHashMap<>();

  RootStart(ProcessingContext context, ResultWriter writer, RunTally tally) {
    this.context = context;
    this.sink = context.sink();
    this.writer = writer;
    this.tally = tally;
  }

  /**
   * Begins a root.
   *
   * @param anew whether what an earlier run left is of no use
   * @return what is to be processed; empty if there is nothing
   */
  Optional<Assignment> begin(InputFile file, Lineage lineage, boolean anew) {
    UUID input = inputs.computeIfAbsent(file.input(), Identity::ofInput);
    UUID uuid = Identity.ofRoot(input, file.pathBytes());
    if (!anew && standsUnasked(uuid, file)) {
      tally.countUnchanged();
      return Optional.empty();
    }
    KnownRoot known = anew ? null : sink.knownResults().root(uuid).orElse(null);
    if (known != null && !context.checksum() && standsUnread(known, file)) {
      keep(known, record(uuid, file, known.size(), known.mtimeNanos()));
      return Optional.empty();
    }
    WorkerThread.currentWorker().begin(uuid, uuid);
    try {
      requireHarmless(uuid);
      return open(uuid, file, lineage, known);
    } catch (ContentUnavailableException e) {
      lineage.begin(uuid);
      sink.beginRoot(record(uuid, file, file.size(), 0));
      writer.unavailable(uuid, file, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireHarmless(UUID uuid) throws ContentUnavailableException {
    Optional<String> charge = context.supervision().charge(uuid, Task.NO_MODULE);
    if (charge.isPresent()) {
      throw new ContentUnavailableException(charge.get(), null);
    }
  }

  private boolean standsUnasked(UUID uuid, InputFile file) {
    return !context.checksum() && sink.knownResults().keep(uuid, file.size(), file.modifiedNanos());
  }

  private static boolean standsUnread(KnownRoot known, InputFile file) {
    return RootPlan.of(known, true) == RootPlan.KEEP
        && known.looksLike(file.size(), file.modifiedNanos());
  }

  private void keep(KnownRoot known, RootRecord now) {
    boolean described =
        known.state() == KnownRoot.State.COMPLETE && known.looksLike(now.size(), now.mtimeNanos());
    if (described) {
      sink.keepRoot(now.uuid());
    } else {
      sink.refreshRoot(now);
    }
    tally.countUnchanged();
  }

  private Optional<Assignment> open(
      UUID uuid, InputFile file, Lineage lineage, @Nullable KnownRoot known)
      throws ContentUnavailableException {
    SourceFile source = SourceFile.open(file.file(), context.mappings());
    try {
      Ancestry ancestry = new Ancestry(null, uuid, source.bytes());
      RootRecord now = record(uuid, file, source.bytes().size(), source.modifiedNanos());
      RootPlan plan = RootPlan.of(known, known != null && isUnchanged(known, now, ancestry));
      if (known != null && plan == RootPlan.KEEP) {
        source.close();
        keep(known, now);
        return Optional.empty();
      }
      SharedStore store = new SharedStore(source);
      lineage.begin(uuid, store);
      return Optional.of(
          new Assignment(
              content(uuid, file, source),
              file.isUtf8() ? null : file.pathRaw(),
              lineage,
              store,
              ancestry,
              null,
              standing(plan, known, now),
              new Terms(lineage.guard(), context.output())));
    } catch (ContentUnavailableException e) {
      source.close();
      throw e;
    }
  }

  private boolean isUnchanged(KnownRoot known, RootRecord now, Ancestry ancestry)
      throws ContentUnavailableException {
    if (!context.checksum()) {
      return known.looksLike(now.size(), now.mtimeNanos());
    }
    return known.size() == now.size()
        && sink.knownResults().sha256(now.uuid()).filter(ancestry.sha256()::equals).isPresent();
  }

  private Standing standing(RootPlan plan, @Nullable KnownRoot known, RootRecord now) {
    if (known == null || plan == RootPlan.REDO || context.deterministic()) {
      sink.beginRoot(now);
      return Standing.NONE;
    }
    sink.reviseRoot(now, known.due());
    boolean hashed = context.hash() || SourceFile.isReadIntoMemory(now.size());
    String sha256 = hashed ? sink.knownResults().sha256(now.uuid()).orElse(null) : null;
    return Standing.of(sink.knownResults(), known.due(), now.uuid(), sha256);
  }

  private static Content content(UUID uuid, InputFile file, SourceFile source) {
    return new Content(
        uuid, file.filename(), file.path(), null, uuid, file.depth(), null, source.bytes());
  }

  private static RootRecord record(UUID uuid, InputFile file, long size, long modifiedNanos) {
    return new RootRecord(uuid, file.input(), file.pathRaw(), size, modifiedNanos);
  }
}
