package dev.wadup.cli.author;

import dev.wadup.cli.SafeText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trials as lines for comparison, one for each row; without what differs from run to run or from
 * machine to machine.
 */
final class GoldenText {
  private final List<String> lines = new ArrayList<>();

  private GoldenText() {}

  static List<String> of(List<Trial> trials) {
    var text = new GoldenText();
    trials.forEach(text::add);
    return List.copyOf(text.lines);
  }

  private void add(Trial trial) {
    lines.add(SafeText.of(trial.path()) + ": " + trial.outcome());
    if (trial.message() != null) {
      addLines("message", trial.message());
    }
    trial.tables().forEach(this::add);
    trial.children().forEach(this::add);
    addLines("stdout", trial.stdout());
    addLines("stderr", trial.stderr());
  }

  private void add(Trial.Table table) {
    String name = SafeText.of(table.name());
    lines.add("  " + name + " (" + SafeText.of(String.join(", ", table.columns())) + ")");
    table.rows().forEach(row -> lines.add("  " + name + " | " + row(row)));
  }

  private static String row(List<? extends @Nullable Object> row) {
    return row.stream().map(GoldenText::value).collect(Collectors.joining(" | "));
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
      case Number number -> number.toString();
      default -> '"' + SafeText.of(value.toString()) + '"';
    };
  }

  private void add(Trial.Child child) {
    lines.add("  child \"" + SafeText.of(child.filename()) + "\" " + child.size() + " bytes");
  }

  private void addLines(String label, String text) {
    text.lines().forEach(line -> lines.add("  " + label + " | " + SafeText.of(line)));
  }
}
