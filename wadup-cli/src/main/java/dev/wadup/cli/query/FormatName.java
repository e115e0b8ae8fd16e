package dev.wadup.cli.query;

import java.io.PrintWriter;

/** What {@code --format} takes. */
public enum FormatName {
  TABLE {
    @Override
    public RowFormat writingTo(PrintWriter out) {
      return new TextTable(out);
    }
  },
  CSV {
    @Override
    public RowFormat writingTo(PrintWriter out) {
      return new CsvRows(out);
    }
  },
  JSONL {
    @Override
    public RowFormat writingTo(PrintWriter out) {
      return new JsonLines(out);
    }
  };

  /** A writer of rows in this format. */
  public abstract RowFormat writingTo(PrintWriter out);
}
