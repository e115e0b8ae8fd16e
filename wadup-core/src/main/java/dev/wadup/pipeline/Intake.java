package dev.wadup.pipeline;

import java.util.List;

/** The children of one module's call that stay, and those that were cut. */
record Intake(List<PendingChild> children, CutList cuts) {
  static final Intake NONE = new Intake(List.of(), new CutList());
}
