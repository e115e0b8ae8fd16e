package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import dev.wadup.content.ScanVisitor;
import dev.wadup.supervision.Supervision;
import java.util.ArrayList;
import java.util.List;

/** Keeps files back that may kill the process, until all others are done. */
final class Quarantine {
  private final Supervision supervision;
  private final List<InputFile> kept = new ArrayList<>();

  Quarantine(Supervision supervision) {
    this.supervision = supervision;
  }

  /** What a scan is given, so that {@code next} sees only what is above suspicion. */
  ScanVisitor before(ScanVisitor next) {
    return supervision.hasSuspects() ? new Sieve(next) : next;
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  void releaseTo(ScanVisitor visitor) {
    for (InputFile file : kept) {
      if (!visitor.file(file)) {
        return;
      }
    }
  }

  private final class Sieve implements ScanVisitor {
    private final ScanVisitor next;

    Sieve(ScanVisitor next) {
      this.next = next;
    }

    @Override
    public boolean file(InputFile file) {
      if (!supervision.suspects(
          Identity.ofRoot(Identity.ofInput(file.input()), file.pathBytes()))) {
        return next.file(file);
      }
      kept.add(file);
      return next.goesOn();
    }

    @Override
    public boolean goesOn() {
      return next.goesOn();
    }

    @Override
    public void skipped(String input, String path, String reason) {
      next.skipped(input, path, reason);
    }

    @Override
    public void unread(String input, String path, String reason) {
      next.unread(input, path, reason);
    }
  }
}
