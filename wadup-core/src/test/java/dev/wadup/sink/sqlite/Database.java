package dev.wadup.sink.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks a results database, as a user would. */
record Database(Path path) {
  /** Each row as its values joined by bars. */
  List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(row(rows));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void assertSound() {
    assertThat(rows("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(rows("PRAGMA foreign_key_check")).isEmpty();
  }

  private static String row(ResultSet rows) throws SQLException {
    int count = rows.getMetaData().getColumnCount();
    return IntStream.rangeClosed(1, count)
        .mapToObj(index -> value(rows, index))
        .collect(Collectors.joining("|"));
  }

  private static String value(ResultSet rows, int index) {
    try {
      return String.valueOf(rows.getObject(index));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
