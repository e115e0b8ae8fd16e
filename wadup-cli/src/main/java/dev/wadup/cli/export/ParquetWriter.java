package dev.wadup.cli.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has DuckDB write Parquet, each table by way of a database file that is deleted at the end. */
final class ParquetWriter implements TableWriter {
  private static final String STAGE = "stage";
  private static final String MEMORY = "256MB";

  private final Path ownFolder;
  private final Connection connection;

  private ParquetWriter(Path ownFolder, Connection connection) {
    this.ownFolder = ownFolder;
    this.connection = connection;
  }

  /** A writer that keeps its own files in this folder. */
  static ParquetWriter open(Path folder) throws IOException {
    Path own = Files.createTempDirectory(folder, ".duckdb-");
    try {
      return open(own, DuckDb.open(own.resolve("stage.db")));
    } catch (SQLException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      Files.delete(own);
      throw e;
    }
  }

  private static ParquetWriter open(Path own, Connection connection) throws SQLException {
    ParquetWriter writer = new ParquetWriter(own, connection);
    writer.execute("SET memory_limit = '" + MEMORY + "'");
    writer.execute("SET threads = 1");
    return writer;
  }

  @Override
  public Sheet begin(ExportTable table, Path target) throws IOException {
    try {
      // Columns by number: SQLite takes names that DuckDB does not, such as two in another case.
      String columns =
          IntStream.range(0, table.columns().size())
              .mapToObj(i -> "c" + i + " " + table.columns().get(i).type().duckDb())
              .collect(Collectors.joining(", "));
      execute("CREATE OR REPLACE TABLE " + STAGE + " (" + columns + ")");
      return new ParquetSheet(table, target, Appender.of(connection, STAGE));
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static IOException failure(SQLException e) {
    return new IOException("DuckDB: " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      deleteStage();
    }
  }

  private void deleteStage() throws IOException {
    try (Stream<Path> files = Files.list(ownFolder)) {
      for (Path left : files.toList()) {
        Files.delete(left);
      }
    }
    Files.delete(ownFolder);
  }

  /** Rows on their way to one file. */
  private final class ParquetSheet implements Sheet {
    private final ExportTable table;
    private final Path target;
    private final Appender appender;

    ParquetSheet(ExportTable table, Path target, Appender appender) {
      this.table = table;
      this.target = target;
      this.appender = appender;
    }

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
      try {
        appender.append(values, table.columns());
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    @Override
    public void end() throws IOException {
      try {
        appender.close();
        execute(
            "COPY (SELECT %s FROM %s) TO '%s' (FORMAT parquet)"
                .formatted(columns(), STAGE, target.toString().replace("'", "''")));
        execute("DROP TABLE " + STAGE);
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    private String columns() {
      return IntStream.range(0, table.columns().size())
          .mapToObj(i -> "c" + i + " AS " + quoted(table.columns().get(i).name()))
          .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {}
  }
}
