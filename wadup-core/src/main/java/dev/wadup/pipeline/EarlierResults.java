package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootRecord;
import java.io.IOException;
import java.util.UUID;

/** What an earlier run left of roots: where it stands, nothing is read and no guest runs. */
final class EarlierResults {
  private final ResultSink sink;
  private final RunTally tally;

  EarlierResults(ResultSink sink, RunTally tally) {
    this.sink = sink;
    this.tally = tally;
  }

  /** Keeps the results of a root if they stand; false if the root must be processed. */
  boolean keep(UUID uuid, InputFile file) {
    boolean stands =
        sink.knownRoots().find(uuid).filter(known -> known.covers(now(uuid, file))).isPresent();
    if (stands) {
      sink.keepRoot(uuid);
      tally.countUnchanged();
    }
    return stands;
  }

  private static RootRecord now(UUID uuid, InputFile file) {
    return new RootRecord(uuid, file.input(), file.pathRaw(), file.size(), modifiedNanos(file));
  }

  private static long modifiedNanos(InputFile file) {
    try {
      return file.modifiedNanos();
    } catch (IOException e) {
      // Not the time of any root that was opened: it is processed, which finds the fault again.
      return 0;
    }
  }
}
