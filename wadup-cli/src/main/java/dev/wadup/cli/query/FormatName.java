package dev.wadup.cli.query;

import java.io.PrintWriter;

/** What {@code --format} takes. */
enum FormatName {
  TABLE {
    @Override
    RowFormat writingTo(PrintWriter out) {
      return new TextTable(out);
    }
  },
  CSV {
    @Override
    RowFormat writingTo(PrintWriter out) {
      return new CsvRows(out);
    }
  },
  JSONL {
    @Override
    RowFormat writingTo(PrintWriter out) {
      return new JsonLines(out);
    }
  };

  abstract RowFormat writingTo(PrintWriter out);
}
