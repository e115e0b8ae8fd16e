package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;

/** What one module's call over one content gave. */
record ModuleOutcome(ModuleRun run, Intake intake) {
  /** Lets go of children that will not be processed. */
  void dropChildren() {
    intake.children().forEach(child -> child.store().release());
  }
}
