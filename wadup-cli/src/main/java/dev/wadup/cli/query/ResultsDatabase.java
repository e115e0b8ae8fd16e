package dev.wadup.cli.query;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** A results database, opened for reading only. */
public final class ResultsDatabase implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private ResultsDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a database of any version of WADUP.
   *
   * @throws WadupException with {@link ErrorCode#DATABASE_UNUSABLE} if it is none
   */
  public static ResultsDatabase open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw unusable(file, "no such file", null);
    }
    try {
      var database = new ResultsDatabase(file, connect(file));
      database.requireContents();
      return database;
    } catch (SQLException e) {
      throw unusable(file, e.getMessage(), e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private void requireContents() throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM sqlite_schema WHERE name = '__wadup_content' AND type = 'table'")) {
      if (!found.next()) {
        connection.close();
        throw unusable(file, "it has no table __wadup_content", null);
      }
    }
  }

  /**
   * Gives a query's rows to {@code format}, one at a time.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if SQLite refuses the query, as it does
   *     with all that would write
   */
  public void query(String sql, List<String> parameters, RowFormat format) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      if (statement.execute()) {
        try (ResultSet rows = statement.getResultSet()) {
          write(rows, format);
        }
      }
    } catch (SQLException e) {
      throw new WadupException(
          ErrorCode.USAGE, "Query on " + file + " refused: " + e.getMessage(), e);
    }
  }

  /**
   * All rows of a query that gives few.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if SQLite refuses the query
   */
  public List<List<? extends @Nullable Object>> rows(String sql, String... parameters) {
    Rows found = new Rows();
    try {
      query(sql, List.of(parameters), found);
    } catch (IOException e) {
      throw new UncheckedIOException("keeping rows", e);
    }
    return found.rows();
  }

  private static void write(ResultSet rows, RowFormat format) throws SQLException, IOException {
    ResultSetMetaData shape = rows.getMetaData();
    int width = shape.getColumnCount();
    List<String> names = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      names.add(shape.getColumnLabel(i));
    }
    format.begin(names);
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(rows.getObject(i));
      }
      format.row(row);
    }
    format.end();
  }

  private static WadupException unusable(
      Path file, @Nullable String why, @Nullable Throwable cause) {
    return new WadupException(
        ErrorCode.DATABASE_UNUSABLE, file + " is no results database of wadup: " + why, cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new WadupException(ErrorCode.INTERNAL, "Closing " + file + " failed", e);
    }
  }
}
