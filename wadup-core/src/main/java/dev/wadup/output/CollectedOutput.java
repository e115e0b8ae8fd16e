package dev.wadup.output;

import dev.wadup.table.RowBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one module's run over one content gave.
 *
 * @param rows one batch for each table defined or filled; a batch without rows only makes its table
 *     known
 * @param children in the order of their announcement
 * @param note what the reader of the module's row should know; null if nothing
 */
public record CollectedOutput(
    List<RowBatch> rows, List<ChildAnnouncement> children, @Nullable String note) {
  /** Nothing. */
  public static final CollectedOutput EMPTY = new CollectedOutput(List.of(), List.of(), null);

  /** Copies the lists. */
  public CollectedOutput {
    rows = List.copyOf(rows);
    children = List.copyOf(children);
  }
}
