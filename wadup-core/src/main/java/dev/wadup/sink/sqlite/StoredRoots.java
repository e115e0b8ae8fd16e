package dev.wadup.sink.sqlite;

import dev.wadup.sink.KnownRoot;
import dev.wadup.sink.KnownRoots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Roots of earlier runs, looked up one at a time: a million of them must not fill memory. */
final class StoredRoots implements KnownRoots, AutoCloseable {
  private final Connection connection;
  private final SqliteSettings settings;
  private final Set<Long> sameWork;
  private final PreparedStatement find;
  private final PreparedStatement failures;

  /**
   * The roots that a connection sees.
   *
   * @param sameWork runs with the modules and settings of this one
   */
  StoredRoots(Connection connection, SqliteSettings settings, Set<Long> sameWork)
      throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.sameWork = sameWork;
    this.find =
        connection.prepareStatement(
            """
            SELECT r.size, r.mtime_ns, c.sha256, r.state = 'complete', r.run_id
            FROM __wadup_root AS r LEFT JOIN __wadup_content AS c ON c.uuid = r.uuid
            WHERE r.uuid = ?
            """);
    this.failures =
        connection.prepareStatement(
            """
            SELECT EXISTS (
              SELECT 1 FROM __wadup_content
              WHERE root_uuid = ?1 AND parent_uuid IS NOT NULL AND status = 'failed'
              UNION ALL
              SELECT 1 FROM __wadup_content WHERE uuid = ?1 AND status = 'failed')
            """);
  }

  @Override
  public synchronized Optional<KnownRoot> find(UUID rootUuid) {
    try {
      find.setString(1, rootUuid.toString());
      try (ResultSet found = find.executeQuery()) {
        return found.next() ? Optional.of(root(rootUuid, found)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.reading(settings.path(), e);
    }
  }

  private KnownRoot root(UUID uuid, ResultSet found) throws SQLException {
    boolean whole =
        found.getBoolean(4)
            && sameWork.contains(found.getLong(5))
            && !(settings.retryFailed() && hasFailures(uuid));
    return new KnownRoot(found.getLong(1), found.getLong(2), found.getString(3), whole);
  }

  private boolean hasFailures(UUID rootUuid) throws SQLException {
    failures.setString(1, rootUuid.toString());
    try (ResultSet found = failures.executeQuery()) {
      return found.next() && found.getBoolean(1);
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
