package dev.wadup.sink.sqlite;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Keeps a second run from a database while one is under way. It is a small SQLite file beside the
 * database whose write lock is held: the operating system drops it with a killed process, others
 * can still read who holds it, and two runs in one JVM exclude each other too, which a lock on a
 * file channel does not survive.
 */
final class DatabaseLock implements AutoCloseable {
  private static final String SUFFIX = "-lock";

  private final Path file;
  private final Connection connection;

  private DatabaseLock(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static DatabaseLock acquire(Path database) {
    Path file = database.resolveSibling(database.getFileName() + SUFFIX);
    try {
      while (true) {
        Connection connection = Connections.openLock(file);
        String token = UUID.randomUUID().toString();
        if (!take(connection, token)) {
          String holder = holder(connection);
          connection.close();
          throw DatabaseFile.unusable(database, "another run is using it (" + holder + ")", null);
        }
        if (isStillThere(file, token)) {
          return new DatabaseLock(file, connection);
        }
        connection.close();
      }
    } catch (SQLException e) {
      throw SqlFailure.opening(database, e);
    }
  }

  private static boolean take(Connection connection, String token) throws SQLException {
    try {
      Connections.execute(
          connection,
          "BEGIN IMMEDIATE",
          "CREATE TABLE IF NOT EXISTS holder(token TEXT, description TEXT)",
          "DELETE FROM holder");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO holder VALUES (?, ?)")) {
        insert.setString(1, token);
        insert.setString(2, describeThisProcess());
        insert.executeUpdate();
      }
      Connections.execute(connection, "COMMIT", "BEGIN IMMEDIATE");
      return true;
    } catch (SQLException e) {
      if (SqlFailure.isBusy(e)) {
        return false;
      }
      throw e;
    }
  }

  private static String describeThisProcess() {
    String since =
        ProcessHandle.current()
            .info()
            .startInstant()
            .orElseGet(Instant::now)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();
    return "process %d on %s, started %s"
        .formatted(ProcessHandle.current().pid(), hostName(), since);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "an unnamed host";
    }
  }

  private static String holder(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet holders = statement.executeQuery("SELECT description FROM holder")) {
      return holders.next() ? holders.getString(1) : "just starting";
    } catch (SQLException e) {
      return "just starting";
    }
  }

  /** The run before may have deleted the file between our opening and locking it. */
  private static boolean isStillThere(Path file, String token) throws SQLException {
    if (!Files.exists(file)) {
      return false;
    }
    try (Connection fresh = Connections.openLock(file);
        Statement statement = fresh.createStatement();
        ResultSet holders = statement.executeQuery("SELECT token FROM holder")) {
      return holders.next() && token.equals(holders.getString(1));
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      connection.close();
    } catch (IOException | SQLException e) {
      throw DatabaseFile.unusable(file, "the lock can't be given back: " + e.getMessage(), e);
    }
  }
}
