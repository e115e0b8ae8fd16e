package dev.wadup.sink.sqlite;

import dev.wadup.sink.SkippedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Writes entries of the input that are no contents; what an earlier run said of an input goes. */
final class SkippedWriter {
  private final Connection connection;
  private final Set<String> inputs = new HashSet<>();

  SkippedWriter(Connection connection) {
    this.connection = connection;
  }

  /** Takes note that this run looks at an input. */
  void begin(String input) throws SQLException {
    if (inputs.add(input)) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM __wadup_skipped WHERE input = ?")) {
        delete.setString(1, input);
        delete.executeUpdate();
      }
    }
  }

  void write(SkippedEntry entry) throws SQLException {
    begin(entry.input());
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO __wadup_skipped(input, path, reason) VALUES (?, ?, ?)"
                + " ON CONFLICT(input, path) DO UPDATE SET reason = excluded.reason")) {
      upsert.setString(1, entry.input());
      upsert.setString(2, entry.path());
      upsert.setString(3, entry.reason());
      upsert.executeUpdate();
    }
  }
}
