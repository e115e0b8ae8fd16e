package dev.wadup.sink.sqlite;

import dev.wadup.sink.KnownTwin;
import dev.wadup.sink.KnownTwins;
import dev.wadup.sink.TwinResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks for contents with the same bytes among what is committed. */
final class StoredTwins implements KnownTwins, AutoCloseable {
  /** The first will do, unless a module read its facts or its root is still being written. */
  private static final String TWINS =
      """
      SELECT c.uuid, r.state <> 'pending', r.run_id
      FROM __wadup_content AS c JOIN __wadup_root AS r ON r.uuid = c.root_uuid
      WHERE c.sha256 = ? AND c.size = ? AND c.uuid <> ? ORDER BY c.rowid LIMIT 4
      """;

  private final Connection connection;
  private final Path database;
  private final StoredRows rows;
  private final PastRuns pastRuns;
  private final PreparedStatement twins;

  /** What a connection sees. */
  StoredTwins(Connection connection, Path database, StoredRows rows, PastRuns pastRuns)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    this.rows = rows;
    this.pastRuns = pastRuns;
    this.twins = connection.prepareStatement(TWINS);
  }

  @Override
  public synchronized List<KnownTwin> find(String sha256, long size, UUID except) {
    try {
      twins.setString(1, sha256);
      twins.setLong(2, size);
      twins.setString(3, except.toString());
      List<KnownTwin> known = new ArrayList<>();
      try (ResultSet found = twins.executeQuery()) {
        while (found.next()) {
          known.add(
              new KnownTwin(
                  UUID.fromString(found.getString(1)),
                  found.getBoolean(2),
                  pastRuns.due(found.getLong(3))));
        }
      }
      return known;
    } catch (SQLException e) {
      throw SqlFailure.reading(database, e);
    }
  }

  /** Reads it in one transaction: the writer may be deleting the twin. */
  @Override
  public synchronized Optional<TwinResult> result(KnownTwin twin, String moduleName, int levels) {
    if (twin.due().contains(moduleName)) {
      return Optional.empty();
    }
    boolean childrenAreWhole = twin.whole() && twin.due().isEmpty();
    try {
      Connections.execute(connection, "BEGIN");
      try {
        return new TwinReader(connection, rows, pastRuns.presentModules())
            .read(twin.uuid().toString(), moduleName, childrenAreWhole ? levels : 0);
      } finally {
        Connections.execute(connection, "COMMIT");
      }
    } catch (SQLException e) {
      throw SqlFailure.reading(database, e);
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
