package dev.wadup;

import dev.wadup.pipeline.ProgressListener;

/** Told how a run goes on; called from any thread, several at once, and must be cheap. */
public interface RunListener extends ProgressListener {
  /** Hears nothing. */
  RunListener SILENT =
      new RunListener() {
        @Override
        public boolean wantsTotals() {
          return false;
        }
      };

  /** Every module is compiled and has started up; contents follow. */
  default void modulesReady(int modules) {}
}
