package dev.wadup.sink.sqlite;

import dev.wadup.sink.ModuleRecord;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.RunRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Writes what a results database keeps of the run itself. */
final class RunLog {
  private final Connection connection;
  private final InstantSource clock;
  private final long runId;

  private RunLog(Connection connection, InstantSource clock, long runId) {
    this.connection = connection;
    this.clock = clock;
    this.runId = runId;
  }

  static RunLog begin(Connection connection, RunRecord run, InstantSource clock)
      throws SQLException {
    long runId = record(connection, run, clock);
    for (ModuleRecord module : run.modules()) {
      record(connection, module);
      record(connection, runId, module);
    }
    return new RunLog(connection, clock, runId);
  }

  long runId() {
    return runId;
  }

  void end(RunEnd end) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE __wadup_run SET finished_at = ?, outcome = ?, copied_runs = ?, saved_us = ?"
                + " WHERE run_id = ?")) {
      update.setLong(1, clock.instant().getEpochSecond());
      update.setString(2, end.outcome());
      update.setLong(3, end.copiedRuns());
      update.setLong(4, TimeUnit.NANOSECONDS.toMicros(end.saved().toNanos()));
      update.setLong(5, runId);
      update.executeUpdate();
    }
  }

  private static long record(Connection connection, RunRecord run, InstantSource clock)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO __wadup_run(started_at, version, command, settings_json)"
                + " VALUES (?, ?, ?, ?) RETURNING run_id")) {
      insert.setLong(1, clock.instant().getEpochSecond());
      insert.setString(2, run.version());
      insert.setString(3, run.command());
      insert.setString(4, run.settingsJson());
      try (ResultSet made = insert.executeQuery()) {
        made.next();
        return made.getLong(1);
      }
    }
  }

  private static void record(Connection connection, long runId, ModuleRecord module)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO __wadup_run_module(run_id, module_name, sha256) VALUES (?, ?, ?)")) {
      insert.setLong(1, runId);
      insert.setString(2, module.name());
      insert.setString(3, module.sha256());
      insert.executeUpdate();
    }
  }

  private static void record(Connection connection, ModuleRecord module) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO __wadup_module(module_name, sha256, manifest_json) VALUES (?, ?, ?)"
                + " ON CONFLICT(module_name) DO UPDATE SET sha256 = excluded.sha256,"
                + " manifest_json = excluded.manifest_json")) {
      upsert.setString(1, module.name());
      upsert.setString(2, module.sha256());
      upsert.setString(3, module.manifestJson());
      upsert.executeUpdate();
    }
  }
}
