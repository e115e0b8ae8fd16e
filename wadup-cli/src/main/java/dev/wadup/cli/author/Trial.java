package dev.wadup.cli.author;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one module did with one content.
 *
 * @param path the file, or {@code file!/child} for what came out of it
 * @param outcome the outcome's label
 * @param message why it failed, or a note; null if there is nothing to say
 * @param cost what it took; null if the module was not run
 */
record Trial(
    String path,
    String outcome,
    @Nullable String message,
    @Nullable Cost cost,
    List<Table> tables,
    List<Child> children,
    String stdout,
    String stderr) {
  /**
   * What a run took.
   *
   * @param wallMicros wall-clock time, in microseconds
   * @param fuel instructions, roughly; null if the engine does not count them
   * @param peakMemoryBytes the most memory the guest held
   */
  record Cost(long wallMicros, @Nullable Long fuel, long peakMemoryBytes) {}

  /** Rows of one table. */
  record Table(String name, List<String> columns, List<List<? extends @Nullable Object>> rows) {}

  /** A content handed back. */
  record Child(String filename, long size) {}

  /** A module that did not want the content has not failed; without a run there is no message. */
  boolean failed() {
    boolean unwanted = outcome.equals("skipped") && message == null;
    return !outcome.equals("ok") && !unwanted;
  }
}
