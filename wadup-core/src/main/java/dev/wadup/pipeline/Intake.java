package dev.wadup.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The children of one module's call that stay, and those that were cut. */
record Intake(List<PendingChild> children, CutList cuts) {
  static final Intake NONE = new Intake(List.of(), new CutList());

  /** The same, with no more children than a guard admits. */
  Intake admittedBy(LineageGuard guard) {
    if (children.isEmpty()) {
      return this;
    }
    List<PendingChild> admitted = new ArrayList<>(children.size());
    for (PendingChild child : children) {
      Optional<String> reason = guard.admit(child.announcement().bytes().size());
      if (reason.isEmpty()) {
        admitted.add(child);
      } else {
        cuts.add(child.cut(reason.get()));
      }
    }
    return new Intake(admitted, cuts);
  }
}
