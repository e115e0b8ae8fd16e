package dev.wadup.sink.sqlite;

import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.sink.RootRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns commands into rows, in transactions of many contents: a content's commands lie in one
 * transaction, so each becomes visible whole.
 */
final class ResultsWriter {
  private static final int MOST_CONTENTS = 20_000;
  private static final long MOST_BYTES = 32L << 20;

  /** So many contents wait, at least, to be written in the order of their keys. */
  private static final int LEAST_PENDING = 2_048;

  /** As written: not that of {@link java.util.UUID#compareTo}, whose numbers are signed. */
  private static final Comparator<Pending> KEY_ORDER = Comparator.comparing(Pending::uuid);

  private record Pending(String uuid, ContentResult content) {}

  private final Connection connection;
  private final ContentWriter contents;
  private final GuestTables tables;
  private final RootWriter roots;
  private final RootEraser eraser;
  private final SkippedWriter skipped;
  private final AbsentRoots absent;
  private final List<Pending> pending = new ArrayList<>();
  private final Set<UUID> revised = new HashSet<>();
  private boolean open;
  private long writtenCount;
  private int contentCount;
  private long bytes;

  ResultsWriter(
      Connection connection,
      ContentWriter contents,
      GuestTables tables,
      RootWriter roots,
      RootEraser eraser,
      SkippedWriter skipped,
      AbsentRoots absent) {
    this.connection = connection;
    this.contents = contents;
    this.tables = tables;
    this.roots = roots;
    this.eraser = eraser;
    this.skipped = skipped;
    this.absent = absent;
  }

  /** Whether there is something to commit. */
  boolean isOpen() {
    return open;
  }

  /** Whether the transaction has grown enough to be committed. */
  boolean isFull() {
    return contentCount >= MOST_CONTENTS || bytes >= MOST_BYTES;
  }

  void apply(Command command) throws SQLException {
    begin();
    switch (command) {
      case Command.BeginRoot(var root) -> {
        if (roots.isKnown(root.uuid())) {
          forget(root.uuid());
        }
        begin(root);
      }
      case Command.ReviseRoot(var root, var modules) -> {
        eraser.forget(root.uuid(), modules);
        revised.add(root.uuid());
        begin(root);
      }
      case Command.KeepRoot(UUID uuid) -> absent.see(uuid);
      case Command.RefreshRoot(var root) -> {
        roots.refresh(root);
        absent.see(root.uuid());
      }
      case Command.EndInputs(var inputs) -> end(inputs);
      case Command.Write write -> write(write.content());
      case Command.CompleteRoot(UUID uuid) -> {
        revised.remove(uuid);
        roots.complete(uuid);
      }
      case Command.Skip(var entry) -> skipped.write(entry);
      case Command.Flush _, Command.Stop _ -> {}
    }
    bytes += command.weight();
  }

  void commit() throws SQLException {
    if (open) {
      flush();
      Connections.execute(connection, "COMMIT");
      open = false;
      contentCount = 0;
      bytes = 0;
    }
  }

  private void begin() throws SQLException {
    if (!open) {
      Connections.execute(connection, "BEGIN IMMEDIATE");
      open = true;
    }
  }

  /** A root that is begun anew while it is revised may have rows that wait to be written. */
  private void forget(UUID root) throws SQLException {
    if (revised.remove(root)) {
      flush();
    }
    eraser.forget(root);
  }

  private void begin(RootRecord root) throws SQLException {
    skipped.begin(root.input());
    roots.begin(root);
    absent.see(root.uuid());
  }

  private void end(Set<String> inputs) throws SQLException {
    flush();
    for (String input : inputs) {
      skipped.begin(input);
    }
    absent.end(inputs, eraser);
  }

  private void write(ContentResult content) throws SQLException {
    pending.add(new Pending(content.uuid().toString(), content));
    contentCount++;
    if (pending.size() >= Math.max(LEAST_PENDING, writtenCount / 4)) {
      writePending();
    }
  }

  /**
   * Keys are random, and each B-tree's leaf holds dozens: in their order a leaf is touched once for
   * all of its new rows.
   */
  private void writePending() throws SQLException {
    pending.sort(KEY_ORDER);
    for (Pending next : pending) {
      contents.write(next.uuid(), next.content());
      for (ModuleRun run : next.content().moduleRuns()) {
        tables.write(next.uuid(), run);
        run.closeRows();
      }
    }
    writtenCount += pending.size();
    pending.clear();
  }

  private void flush() throws SQLException {
    writePending();
    contents.flush();
    tables.flush();
    roots.flush();
  }
}
