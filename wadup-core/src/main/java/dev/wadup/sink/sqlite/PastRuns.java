package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The runs of a database, and what the present one has to do again of each: a module is due where
 * the run that did a root did not have it, had another version of it, or had other settings.
 */
final class PastRuns {
  private record Work(String settings, Map<String, String> hashByModule) {}

  private final Map<Long, Set<String>> dueByRun = new HashMap<>();
  private final Set<String> moduleNames = new HashSet<>();
  private final Set<String> presentModules;

  private PastRuns(Map<Long, Work> runs, Work now) {
    presentModules = now.hashByModule().keySet();
    runs.forEach((id, past) -> dueByRun.put(id, due(past, now)));
    runs.values().forEach(run -> moduleNames.addAll(run.hashByModule().keySet()));
  }

  static PastRuns load(Connection connection, long presentRun) throws SQLException {
    Map<Long, Work> runs = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT run_id, settings_json, module_name, sha256"
                    + " FROM __wadup_run LEFT JOIN __wadup_run_module USING (run_id)")) {
      while (found.next()) {
        String settings = found.getString(2);
        Work run = runs.computeIfAbsent(found.getLong(1), _ -> new Work(settings, new HashMap<>()));
        if (found.getString(3) != null) {
          run.hashByModule().put(found.getString(3), found.getString(4));
        }
      }
    }
    return new PastRuns(runs, Objects.requireNonNull(runs.get(presentRun)));
  }

  private static Set<String> due(Work past, Work now) {
    Set<String> due = new HashSet<>(now.hashByModule().keySet());
    if (past.settings().equals(now.settings())) {
      due.removeIf(
          name -> Objects.equals(now.hashByModule().get(name), past.hashByModule().get(name)));
    }
    return due;
  }

  /** Modules of the present run that are due on roots that a run has done. */
  Set<String> due(long runId) {
    return Objects.requireNonNull(dueByRun.get(runId));
  }

  /** The modules of the present run. */
  Set<String> presentModules() {
    return presentModules;
  }

  /** The modules of all runs, the present one too. */
  Set<String> moduleNames() {
    return moduleNames;
  }
}
