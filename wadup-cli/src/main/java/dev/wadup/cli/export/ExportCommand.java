package dev.wadup.cli.export;

import dev.wadup.cli.SafeText;
import dev.wadup.cli.query.FormatName;
import dev.wadup.cli.query.ResultsDatabase;
import dev.wadup.cli.query.RowFormat;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup export}: a file for each table. */
@Command(
    name = "export",
    description = {
      "Writes each table of a results database to a file of its own in DIR.",
      "tables.jsonl says which file holds which table, with its columns and rows."
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  private static final String INDEX = "tables.jsonl";
  private static final ExportTable INDEX_TABLE = new ExportTable("", INDEX, List.of());

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DB", description = "Results database of a run.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "parquet|csv|jsonl",
      required = true,
      description = "How rows are written; Parquet needs DuckDB's driver, which comes apart.")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to; must not hold anything yet.")
  private Path folder;

  @Override
  public Integer call() {
    try (ResultsDatabase database = ResultsDatabase.open(file)) {
      makeFolder();
      try (TableWriter writer = format.open(folder)) {
        export(database, writer);
      }
      return 0;
    } catch (IOException e) {
      throw refused("Export to " + folder + " failed: " + e.getMessage(), e);
    }
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    try (var entries = Files.newDirectoryStream(folder)) {
      if (entries.iterator().hasNext()) {
        throw refused(folder + " is not empty: name a new folder.", null);
      }
    }
  }

  private void export(ResultsDatabase database, TableWriter writer) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (TableWriter.Sheet index =
        new TextWriter(FormatName.JSONL).begin(INDEX_TABLE, folder.resolve(INDEX))) {
      index.begin(List.of("table", "file", "rows", "columns"));
      for (ExportTable table : new Tables(database, format.extension()).find()) {
        long rows = export(database, table, writer);
        index.row(List.of(table.name(), table.file(), rows, describe(table)));
        out.printf("%s: %,d rows in %s%n", SafeText.of(table.name()), rows, table.file());
      }
      index.end();
    }
    out.flush();
  }

  private static String describe(ExportTable table) {
    List<String> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(column.name() + " " + column.type()));
    return String.join(", ", columns);
  }

  private long export(ResultsDatabase database, ExportTable table, TableWriter writer)
      throws IOException {
    try (TableWriter.Sheet sheet = writer.begin(table, folder.resolve(table.file()))) {
      var typed = new TypedRows(table.columns(), sheet);
      database.query(table.select(), List.of(), typed);
      return typed.count();
    }
  }

  private static WadupException refused(String message, @Nullable Throwable cause) {
    return new WadupException(ErrorCode.USAGE, message, cause);
  }

  /** Gives values the types of their columns, and counts rows. */
  private static final class TypedRows implements RowFormat {
    private final List<ExportColumn> columns;
    private final RowFormat next;
    private long count;

    TypedRows(List<ExportColumn> columns, RowFormat next) {
      this.columns = columns;
      this.next = next;
    }

    long count() {
      return count;
    }

    @Override
    public void begin(List<String> names) throws IOException {
      next.begin(names);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
      List<@Nullable Object> typed = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        typed.add(columns.get(i).type().convert(values.get(i)));
      }
      next.row(typed);
      count++;
    }

    @Override
    public void end() throws IOException {
      next.end();
    }
  }
}
