package dev.wadup.cli.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a query. */
public final class Rows implements RowFormat {
  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();
  private List<String> columns = List.of();

  /** The rows, in their order. */
  public List<List<? extends @Nullable Object>> rows() {
    return rows;
  }

  /** The columns' names. */
  public List<String> columns() {
    return columns;
  }

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
