package dev.wadup.pipeline;

import dev.wadup.content.BackingStore;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.SpillStore;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.output.ChildAnnouncement;
import dev.wadup.output.ChildGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the children that one module announces of one content: counts them against what the root
 * may expand to, and puts their bytes where they can wait.
 */
final class ChildIntake implements ChildGate {
  private final String moduleName;
  private final LineageGuard guard;
  private final SharedStore parent;
  private final SpillStore spill;
  private final List<PendingChild> admitted = new ArrayList<>();
  private final CutList cut = new CutList();
  private int announced;

  ChildIntake(String moduleName, LineageGuard guard, SharedStore parent, SpillStore spill) {
    this.moduleName = moduleName;
    this.guard = guard;
    this.parent = parent;
    this.spill = spill;
  }

  @Override
  public Optional<ChildAnnouncement> admit(ChildAnnouncement child) {
    int ordinal = announced++;
    Optional<String> reason = guard.admit(child.bytes().size());
    if (reason.isPresent()) {
      cut.add(
          new CutChild(child.filename(), child.bytes().size(), moduleName, ordinal, reason.get()));
      return Optional.empty();
    }
    return child.offset() != null ? admitSlice(child, ordinal) : admitBytes(child, ordinal);
  }

  private Optional<ChildAnnouncement> admitSlice(ChildAnnouncement child, int ordinal) {
    admitted.add(new PendingChild(child, moduleName, ordinal, parent.retain()));
    return Optional.of(child);
  }

  private Optional<ChildAnnouncement> admitBytes(ChildAnnouncement child, int ordinal) {
    Optional<BackingStore> kept = keep(child);
    if (kept.isEmpty()) {
      guard.refund(child.bytes().size());
      cut.add(
          new CutChild(
              child.filename(),
              child.bytes().size(),
              moduleName,
              ordinal,
              "cut: the space for extracted bytes is full (--max-spill)"));
      return Optional.empty();
    }
    ChildAnnouncement moved = new ChildAnnouncement(child.filename(), kept.get().bytes(), null);
    admitted.add(new PendingChild(moved, moduleName, ordinal, new SharedStore(kept.get())));
    return Optional.of(moved);
  }

  private Optional<BackingStore> keep(ChildAnnouncement child) {
    try {
      return spill.keep(child.bytes());
    } catch (ContentUnavailableException e) {
      throw new WadupException(ErrorCode.INTERNAL, "A guest's own file can't be read.", e);
    }
  }

  /** Drops every child but these, which keep their order. */
  Intake keepOnly(List<ChildAnnouncement> wanted) {
    List<PendingChild> kept = new ArrayList<>(wanted.size());
    for (PendingChild child : admitted) {
      if (kept.size() < wanted.size() && wanted.get(kept.size()).equals(child.announcement())) {
        kept.add(child);
      } else {
        drop(child);
      }
    }
    return new Intake(kept, cut);
  }

  /** Drops every child, those that were cut too. */
  Intake dropAll() {
    admitted.forEach(this::drop);
    return Intake.NONE;
  }

  private void drop(PendingChild child) {
    guard.refund(child.announcement().bytes().size());
    child.store().release();
  }
}
