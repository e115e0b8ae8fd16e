package dev.wadup.sink.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite database that WADUP did not make. */
record ForeignDatabase(Path path) {
  /** Whose it is, in words. */
  String describe() {
    return isPrototype()
        ? "it was made by the original WADUP, whose databases this one does not continue; choose another output"
        : "it is another program's SQLite database; choose another output";
  }

  /** Looks inside without touching the file or making side files. */
  private boolean isPrototype() {
    try (Connection connection = Connections.openImmutable(path);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__wadup_content'")) {
      return tables.next();
    } catch (SQLException e) {
      return false;
    }
  }
}
