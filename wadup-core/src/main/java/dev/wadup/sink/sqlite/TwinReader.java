package dev.wadup.sink.sqlite;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Origin;
import dev.wadup.result.Outcome;
import dev.wadup.sink.TwinChild;
import dev.wadup.sink.TwinResult;
import dev.wadup.table.RowBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one module's result for a content with all that came out of it. It can be copied if all of
 * it is a success that depends on the bytes alone.
 */
final class TwinReader {
  /** A result with more contents than this is made again, so that memory need not hold it. */
  private static final int MOST_CONTENTS = 10_000;

  private static final String RUNS =
      """
      SELECT r.module_name, r.outcome, r.message, r.wall_us, r.fuel, r.peak_memory_bytes,
        r.facts_read, r.child_count, o.stdout, o.stderr, o.stdout_truncated, o.stderr_truncated
      FROM __wadup_module_run AS r LEFT JOIN __wadup_module_output AS o
        USING (content_uuid, module_name)
      WHERE content_uuid = ?
      """;

  private static final String CHILDREN =
      """
      SELECT uuid, extracted_by, ordinal, filename, "offset", size, sha256, mime_type, status
      FROM __wadup_content WHERE parent_uuid = ? ORDER BY ordinal
      """;

  /** The result can't be copied. */
  private static final class NotCopyable extends Exception {
    private static final long serialVersionUID = 1L;

    NotCopyable() {
      super(null, null, false, false);
    }
  }

  private final Connection connection;
  private final StoredRows rows;
  private final Set<String> modules;
  private int contents;

  /** A reader of results of these modules. */
  TwinReader(Connection connection, StoredRows rows, Set<String> modules) {
    this.connection = connection;
    this.rows = rows;
    this.modules = modules;
  }

  /**
   * Reads a result.
   *
   * @param levels how far below the content its children may go
   */
  Optional<TwinResult> read(String content, String module, int levels) throws SQLException {
    try {
      List<ModuleRun> runs = runs(content, Set.of(module));
      return runs.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new TwinResult(runs.getFirst(), children(content, runs, Set.of(module), levels)));
    } catch (NotCopyable e) {
      return Optional.empty();
    }
  }

  private List<ModuleRun> runs(String content, Set<String> wanted)
      throws SQLException, NotCopyable {
    List<ModuleRun> runs = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RUNS)) {
      select.setString(1, content);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          if (wanted.contains(found.getString(1))) {
            runs.add(run(content, found));
          }
        }
      }
    }
    return runs;
  }

  private ModuleRun run(String content, ResultSet found) throws SQLException, NotCopyable {
    String module = found.getString(1);
    require(found.getString(2).equals(Outcome.OK.label()) && !found.getBoolean(7));
    Optional<List<RowBatch>> batches = rows.read(connection, content, module);
    require(batches.isPresent());
    return new ModuleRun(
        module,
        Outcome.OK,
        found.getString(3),
        output(found),
        Duration.of(found.getLong(4), ChronoUnit.MICROS),
        nullableLong(found, 5),
        found.getLong(6),
        false,
        batches.orElseThrow(),
        found.getInt(8));
  }

  private static CapturedOutput output(ResultSet found) throws SQLException {
    return new CapturedOutput(
        Objects.requireNonNullElse(found.getString(9), ""),
        Objects.requireNonNullElse(found.getString(10), ""),
        found.getBoolean(11),
        found.getBoolean(12));
  }

  private List<TwinChild> children(
      String content, List<ModuleRun> runs, Set<String> wanted, int levels)
      throws SQLException, NotCopyable {
    int count = runs.stream().mapToInt(ModuleRun::childCount).sum();
    List<TwinChild> children = new ArrayList<>();
    if (count > 0) {
      require(levels > 0);
      try (PreparedStatement select = connection.prepareStatement(CHILDREN)) {
        select.setString(1, content);
        try (ResultSet found = select.executeQuery()) {
          while (found.next()) {
            if (wanted.contains(String.valueOf(found.getString(2)))) {
              children.add(child(found, levels - 1));
            }
          }
        }
      }
      require(children.size() == count);
    }
    return children;
  }

  private TwinChild child(ResultSet found, int levels) throws SQLException, NotCopyable {
    require(found.getString(9).equals("success") && contents++ < MOST_CONTENTS);
    String uuid = found.getString(1);
    List<ModuleRun> runs = runs(uuid, modules);
    return new TwinChild(
        new Origin(found.getString(2), found.getInt(3)),
        found.getString(4),
        nullableLong(found, 5),
        found.getLong(6),
        found.getString(7),
        found.getString(8),
        runs,
        children(uuid, runs, modules, levels));
  }

  private static @Nullable Long nullableLong(ResultSet found, int column) throws SQLException {
    long value = found.getLong(column);
    return found.wasNull() ? null : value;
  }

  private static void require(boolean condition) throws NotCopyable {
    if (!condition) {
      throw new NotCopyable();
    }
  }
}
