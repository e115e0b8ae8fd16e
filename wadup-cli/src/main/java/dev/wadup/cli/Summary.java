package dev.wadup.cli;

import dev.wadup.RunEnding;
import dev.wadup.RunReport;
import dev.wadup.result.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is printed at the end of a run. */
final class Summary {
  private final RunReport report;
  private final Path database;

  Summary(RunReport report, Path database) {
    this.report = report;
    this.database = database;
  }

  void print(PrintWriter out) {
    out.println(contents());
    out.println("Module runs: " + outcomes());
    if (report.unchangedRoots() > 0) {
      out.println(
          "%,d files are unchanged since an earlier run".formatted(report.unchangedRoots()));
    }
    if (report.copiedRuns() > 0) {
      out.println(
          "%,d module runs were copied from equal contents, which saved %s of guest time"
              .formatted(report.copiedRuns(), new TimeSpan(report.saved())));
    }
    if (report.failedContents() > 0 || report.skippedEntries() > 0) {
      out.println(troubles());
    }
    if (report.ending() == RunEnding.NOT_REPRODUCIBLE) {
      out.println(
          "Not reproducible: a limit struck that depends on the machine (--timeout or"
              + " --max-spill).");
    }
    if (report.interrupted()) {
      out.println("Interrupted: what is not recorded runs next time.");
    }
    out.println("Results: " + SafeText.of(database.toString()));
    out.flush();
  }

  private String contents() {
    Duration work = report.total().minus(report.startUp());
    double seconds = Math.max(work.toNanos() / 1e9, 1e-3);
    return "%,d files (%s) and %,d children gave %,d rows in %s: %,.0f files/s, %s/s"
        .formatted(
            report.roots(),
            new ByteSize(report.bytes()),
            report.children(),
            report.rows(),
            new TimeSpan(report.total()),
            report.roots() / seconds,
            new ByteSize((long) (report.bytes() / seconds)));
  }

  private String outcomes() {
    String counts =
        Arrays.stream(Outcome.values())
            .filter(report.outcomes()::containsKey)
            .map(outcome -> "%,d %s".formatted(report.outcomes().get(outcome), outcome.label()))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }

  private String troubles() {
    return "%,d contents failed, %,d entries skipped; why: wadup errors %s"
        .formatted(
            report.failedContents(), report.skippedEntries(), SafeText.of(database.toString()));
  }
}
