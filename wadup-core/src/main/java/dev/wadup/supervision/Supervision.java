package dev.wadup.supervision;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A worker process's side of its supervision; safe for use by several threads. */
public final class Supervision implements AutoCloseable {
  private final @Nullable WorkJournal journal;
  private final Findings findings;

  private Supervision(@Nullable WorkJournal journal, Findings findings) {
    this.journal = journal;
    this.findings = findings;
    if (journal != null) {
      journal.begin();
    }
  }

  /** Nobody supervises: nothing is noted, and nothing is suspected. */
  public static Supervision none() {
    return new Supervision(null, Findings.NONE);
  }

  /**
   * Notes what is in work in the supervisor's folder, and heeds what it found.
   *
   * @throws WadupException if the folder can't be used
   */
  public static Supervision in(Path folder) {
    SupervisionFolder files = new SupervisionFolder(folder);
    try {
      return new Supervision(files.openJournal(), files.readFindings());
    } catch (IOException e) {
      throw new WadupException(
          ErrorCode.WORKER_DIED, "Supervision: %s can't be used: %s".formatted(folder, e), e);
    }
  }

  /** Where a thread notes what it is at; to be given back. */
  public WorkMark claimMark() {
    return journal == null
        ? new WorkMark(MemorySegment.ofArray(new long[WorkMark.BYTES / Long.BYTES]))
        : journal.claim();
  }

  /** Takes a thread's mark back. */
  public void releaseMark(WorkMark mark) {
    if (journal != null) {
      journal.release(mark);
    }
  }

  /** Whether any root has to run alone. */
  public boolean hasSuspects() {
    return !findings.suspects().isEmpty();
  }

  /** Whether this root has to run alone. */
  public boolean suspects(UUID root) {
    return findings.suspects().contains(root);
  }

  /** Why a task must not run; empty if it may. */
  public Optional<String> charge(UUID content, int module) {
    return findings.culprits().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(findings.culprits().get(new Task(content, module)))
            .map(
                "the process died at this twice, the second time with nothing else in work: "
                    ::concat);
  }

  /** The first run that this supervisor's processes recorded; empty before there was one. */
  public OptionalLong firstRun() {
    return journal == null ? OptionalLong.empty() : journal.firstRun();
  }

  /** A run has been recorded in the results. */
  public void recorded(long run) {
    if (journal != null && journal.firstRun().isEmpty()) {
      journal.firstRun(run);
    }
  }

  /** The process has ended its work, well or with an error that it told. */
  @Override
  public void close() {
    if (journal != null) {
      journal.end();
      journal.close();
    }
  }
}
