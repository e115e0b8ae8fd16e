package dev.wadup.result;

import dev.wadup.table.RowBatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One module's run over one content.
 *
 * @param moduleName the module
 * @param outcome how it ended
 * @param message why it failed, or a note; null if there is nothing to say
 * @param output stdout and stderr
 * @param wall wall-clock time
 * @param fuel fuel used; null where fuel is not counted
 * @param peakMemoryBytes the most memory the guest's linear memories and tables held
 * @param factsRead whether the guest opened {@code /content.json}
 * @param rows rows by table; empty where the outcome dropped them
 * @param childCount children announced and kept
 */
public record ModuleRun(
    String moduleName,
    Outcome outcome,
    @Nullable String message,
    CapturedOutput output,
    Duration wall,
    @Nullable Long fuel,
    long peakMemoryBytes,
    boolean factsRead,
    List<RowBatch> rows,
    int childCount) {
  /** The same, with another number of children. */
  public ModuleRun withChildCount(int count) {
    return new ModuleRun(
        moduleName, outcome, message, output, wall, fuel, peakMemoryBytes, factsRead, rows, count);
  }

  /** Lets go of what holds the rows, which can't be read any more. */
  public void closeRows() {
    rows.forEach(RowBatch::close);
  }

  /** Rows in all tables. */
  public long rowCount() {
    long count = 0;
    for (RowBatch batch : rows) {
      count += batch.rowCount();
    }
    return count;
  }
}
