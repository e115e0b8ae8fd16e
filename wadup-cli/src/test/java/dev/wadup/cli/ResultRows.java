package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a results database holds, in a form in which two runs can be compared. */
record ResultRows(Path database) {
  private static final String ALL =
      """
      SELECT 'content', uuid, filename, parent_uuid, status, error_message, path, depth, size,
             sha256, root_uuid, NULL
      FROM __wadup_content
      UNION ALL
      SELECT 'run', content_uuid, module_name, outcome, message, row_count, child_count, 0, 0, 0, 0, 0
      FROM __wadup_module_run
      UNION ALL
      SELECT 'root', uuid, input, path_raw, size, mtime_ns, state, 0, 0, 0, 0, 0 FROM __wadup_root
      UNION ALL
      SELECT 'row', content_uuid, n, count(*), 0, 0, 0, 0, 0, 0, 0, 0 FROM seen GROUP BY 2, 3
      ORDER BY 1, 2, 3
      """;

  /** Every row of every table but the run's own, without times. */
  List<String> all() {
    return query(ALL);
  }

  /** Each row as its values with bars between them. */
  List<String> query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void assertSound() {
    assertThat(query("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(query("PRAGMA foreign_key_check")).isEmpty();
  }

  private static String row(ResultSet found) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
      values.add(String.valueOf(found.getObject(column)));
    }
    return String.join("|", values);
  }
}
