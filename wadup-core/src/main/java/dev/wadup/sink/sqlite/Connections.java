package dev.wadup.sink.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Opens SQLite files. */
final class Connections {
  private static final int PAGE_CACHE_KIB = 64 << 10;

  private static final int READER_CACHE_KIB = 32 << 10;

  /** Pages of 4 KiB: random keys touch most leaves in each batch, so rare checkpoints pay. */
  private static final int CHECKPOINT_PAGES = 16_384;

  private Connections() {}

  /** For the one writer of a results database; foreign keys are its own care, row by row. */
  static Connection openWriter(Path path, boolean durable) throws SQLException {
    Connection connection = open(path, new SQLiteConfig());
    execute(
        connection,
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = " + (durable ? "FULL" : "NORMAL"),
        "PRAGMA cache_size = -" + PAGE_CACHE_KIB,
        "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    return connection;
  }

  /** For questions beside the writer. */
  static Connection openReader(Path path) throws SQLException {
    Connection connection = open(path, new SQLiteConfig());
    execute(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -" + READER_CACHE_KIB);
    return connection;
  }

  /** For a file that must not be touched at all, not even its side files. */
  static Connection openImmutable(Path path) throws SQLException {
    return open("jdbc:sqlite:%s?mode=ro&immutable=1".formatted(path.toUri()), new SQLiteConfig());
  }

  /** For nothing but having opened one. */
  static Connection openInMemory() throws SQLException {
    return open("jdbc:sqlite::memory:", new SQLiteConfig());
  }

  /** For a small file that only serves to lock. */
  static Connection openLock(Path path) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(0);
    Connection connection = open(path, config);
    execute(connection, "PRAGMA synchronous = OFF", "PRAGMA journal_mode = MEMORY");
    return connection;
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection open(Path path, SQLiteConfig config) throws SQLException {
    return open("jdbc:sqlite:" + path.toUri(), config);
  }

  private static Connection open(String url, SQLiteConfig config) throws SQLException {
    NativeLibrary.useCachedCopy();
    return config.createConnection(url);
  }
}
