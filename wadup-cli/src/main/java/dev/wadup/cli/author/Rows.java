package dev.wadup.cli.author;

import dev.wadup.cli.query.RowFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a query. */
final class Rows implements RowFormat {
  final List<List<? extends @Nullable Object>> rows = new ArrayList<>();
  List<String> columns = List.of();

  @Override
  public void begin(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    rows.add(values);
  }

  @Override
  public void end() {}
}
