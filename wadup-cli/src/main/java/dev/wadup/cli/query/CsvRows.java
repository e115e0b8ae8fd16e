package dev.wadup.cli.query;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as CSV per RFC 4180; null is an empty field, an empty string a quoted one. */
final class CsvRows implements RowFormat {
  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");
  private static final String END_OF_LINE = "\r\n";

  private final PrintWriter out;

  CsvRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    row(columns);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    out.print(values.stream().map(CsvRows::field).collect(Collectors.joining(",")));
    out.print(END_OF_LINE);
  }

  @Override
  public void end() {
    out.flush();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    return text.isEmpty() || SPECIAL.matcher(text).find()
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
