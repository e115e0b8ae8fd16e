package dev.wadup.sink.sqlite;

import dev.wadup.result.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a results database holds of several runs, counted.
 *
 * @param roots files of the input
 * @param children contents that came out of them
 * @param failed contents, roots or children, that failed
 * @param bytes sizes of the roots added up
 * @param rows rows of module tables
 * @param outcomes module runs by outcome
 */
public record RecordedWork(
    long roots, long children, long failed, long bytes, long rows, Map<Outcome, Long> outcomes) {
  private static final String CONTENTS =
      """
      SELECT count(*) FILTER (WHERE parent_uuid IS NULL),
             count(*) FILTER (WHERE parent_uuid IS NOT NULL),
             count(*) FILTER (WHERE status = 'failed'),
             sum(size) FILTER (WHERE parent_uuid IS NULL)
      FROM __wadup_content
      WHERE root_uuid IN (SELECT uuid FROM __wadup_root WHERE run_id >= ?)
      """;

  private static final String MODULE_RUNS =
      """
      SELECT outcome, count(*), sum(row_count) FROM __wadup_module_run
      WHERE content_uuid IN (
        SELECT c.uuid FROM __wadup_content AS c
        JOIN __wadup_root AS r ON r.uuid = c.root_uuid AND r.run_id >= ?)
      GROUP BY outcome
      """;

  /** Copies the map. */
  public RecordedWork {
    outcomes = Map.copyOf(outcomes);
  }

  /** Counts what a run and all after it recorded. */
  public static RecordedWork since(Path database, long firstRun) {
    try (Connection connection = Connections.openReader(database);
        PreparedStatement contents = connection.prepareStatement(CONTENTS);
        PreparedStatement runs = connection.prepareStatement(MODULE_RUNS)) {
      contents.setLong(1, firstRun);
      runs.setLong(1, firstRun);
      try (ResultSet counted = contents.executeQuery();
          ResultSet byOutcome = runs.executeQuery()) {
        counted.next();
        return of(counted, byOutcome);
      }
    } catch (SQLException e) {
      throw SqlFailure.reading(database, e);
    }
  }

  private static RecordedWork of(ResultSet contents, ResultSet byOutcome) throws SQLException {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    long rows = 0;
    while (byOutcome.next()) {
      String label = byOutcome.getString(1);
      outcomes.put(Outcome.valueOf(label.toUpperCase(Locale.ROOT)), byOutcome.getLong(2));
      rows += byOutcome.getLong(3);
    }
    return new RecordedWork(
        contents.getLong(1),
        contents.getLong(2),
        contents.getLong(3),
        contents.getLong(4),
        rows,
        outcomes);
  }
}
