package dev.wadup.cli.query;

import dev.wadup.cli.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as columns of text, numbers to the right; widths come from the first {@value #SAMPLE} rows,
 * so that any number of rows needs little memory.
 */
public final class TextTable implements RowFormat {
  private static final int SAMPLE = 500;
  private static final int MAX_WIDTH = 60;
  private static final int MAX_BLOB = 8;

  private record Cell(String text, boolean number) {}

  private final PrintWriter out;
  private final List<List<Cell>> sample = new ArrayList<>();
  private int[] widths = {};

  /** A table written to {@code out}. */
  public TextTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    widths = new int[columns.size()];
    take(columns.stream().map(name -> new Cell(SafeText.of(name), false)).toList());
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    take(values.stream().map(TextTable::cell).toList());
  }

  private void take(List<Cell> row) {
    if (sample.size() > SAMPLE) {
      print(row);
      return;
    }
    sample.add(row);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.clamp(row.get(i).text().length(), widths[i], MAX_WIDTH);
    }
    if (sample.size() > SAMPLE) {
      printSample();
    }
  }

  @Override
  public void end() {
    if (sample.size() <= SAMPLE) {
      printSample();
    }
    out.flush();
  }

  private void printSample() {
    print(sample.getFirst());
    out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
    sample.stream().skip(1).forEach(this::print);
  }

  private void print(List<Cell> row) {
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(i -> pad(row.get(i), widths[i]))
            .collect(Collectors.joining("  "));
    out.println(line.stripTrailing());
  }

  private static String pad(Cell cell, int width) {
    String spaces = " ".repeat(Math.max(width - cell.text().length(), 0));
    return cell.number() ? spaces + cell.text() : cell.text() + spaces;
  }

  private static Cell cell(@Nullable Object value) {
    return switch (value) {
      case null -> new Cell("", false);
      case byte[] bytes -> new Cell(blob(bytes), false);
      case Number number -> new Cell(number.toString(), true);
      default -> new Cell(SafeText.of(value.toString()), false);
    };
  }

  private static String blob(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MAX_BLOB));
    return "x'" + start + (bytes.length > MAX_BLOB ? "…' (" + bytes.length + " bytes)" : "'");
  }
}
