package dev.wadup.cli.author;

import dev.wadup.cli.SafeText;
import dev.wadup.cli.query.TextTable;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Shows trials on a terminal. */
final class TrialPrinter {
  private final PrintWriter out;

  TrialPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Trial trial) {
    out.printf("%s: %s%s%n", SafeText.of(trial.path()), trial.outcome(), cost(trial.cost()));
    if (trial.message() != null) {
      lines("message", trial.message().replace(" < ", "\n  called by "));
    }
    trial.tables().forEach(this::print);
    trial.children().forEach(this::print);
    lines("stdout", trial.stdout());
    lines("stderr", trial.stderr());
    out.println();
    out.flush();
  }

  private static String cost(Trial.@Nullable Cost cost) {
    return cost == null
        ? ""
        : ", %.2f ms%s, %.1f MiB"
            .formatted(
                cost.wallMicros() / 1000.0,
                cost.fuel() == null ? "" : ", %,d fuel".formatted(cost.fuel()),
                cost.peakMemoryBytes() / (double) (1 << 20));
  }

  private void print(Trial.Table rows) {
    int count = rows.rows().size();
    out.printf("%n%s (%,d %s)%n", SafeText.of(rows.name()), count, count == 1 ? "row" : "rows");
    var table = new TextTable(out);
    table.begin(rows.columns());
    rows.rows().forEach(table::row);
    table.end();
  }

  private void print(Trial.Child child) {
    out.printf("child %s, %,d bytes%n", SafeText.of(child.filename()), child.size());
  }

  private void lines(String label, String text) {
    text.lines()
        .forEach(line -> out.printf("%s | %s%n", label, SafeText.of(line.replace("\t", "  "))));
  }
}
