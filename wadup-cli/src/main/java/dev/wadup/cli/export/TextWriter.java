package dev.wadup.cli.export;

import dev.wadup.cli.query.FormatName;
import dev.wadup.cli.query.RowFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV or JSON lines, row by row. */
record TextWriter(FormatName format) implements TableWriter {
  @Override
  public Sheet begin(ExportTable table, Path file) throws IOException {
    PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false);
    return new TextSheet(file, out, format.writingTo(out));
  }

  private record TextSheet(Path file, PrintWriter out, RowFormat rows) implements Sheet {
    @Override
    public void begin(List<String> columns) throws IOException {
      rows.begin(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
      rows.row(values);
    }

    @Override
    public void end() throws IOException {
      rows.end();
    }

    @Override
    public void close() throws IOException {
      boolean failed = out.checkError();
      out.close();
      if (failed || out.checkError()) {
        throw new IOException(file + " can't be written");
      }
    }
  }
}
