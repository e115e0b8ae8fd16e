package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;
import dev.wadup.sink.TwinResult;
import org.jspecify.annotations.Nullable;

/**
 * What one module gives for one content.
 *
 * @param run its run to be recorded; null if an earlier one stands
 * @param twin what it was copied from; null if the module ran
 */
record ModuleOutcome(@Nullable ModuleRun run, Intake intake, @Nullable TwinResult twin) {
  /** What came of a run. */
  ModuleOutcome(@Nullable ModuleRun run, Intake intake) {
    this(run, intake, null);
  }

  /** An earlier run stands, and nothing comes out of the content through it. */
  static final ModuleOutcome NOTHING_NEW = new ModuleOutcome(null, Intake.NONE);

  /** An earlier run stands, but its children's bytes had to be made again. */
  static ModuleOutcome remade(Intake intake) {
    return new ModuleOutcome(null, intake);
  }

  /** The same, with no more children than a guard admits. */
  ModuleOutcome admittedBy(LineageGuard guard) {
    Intake admitted = intake.admittedBy(guard);
    return new ModuleOutcome(
        run == null ? null : run.withChildCount(admitted.children().size()), admitted, twin);
  }

  /** Lets go of rows that will not be recorded. */
  void dropRows() {
    if (run != null) {
      run.closeRows();
    }
  }

  /** Lets go of children that will not be processed. */
  void dropChildren() {
    intake.children().forEach(child -> child.store().release());
  }
}
