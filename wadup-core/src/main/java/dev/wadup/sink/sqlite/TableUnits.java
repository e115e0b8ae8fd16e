package dev.wadup.sink.sqlite;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Modules that share tables, as they were when a run began: their rows can't be told apart, so they
 * go and come together.
 */
final class TableUnits {
  private final Map<String, Set<String>> modulesByTable;

  TableUnits(Map<String, Set<String>> modulesByTable) {
    this.modulesByTable = modulesByTable;
  }

  /** The tables that a module had defined; what it defines in this run holds no rows to delete. */
  List<String> tablesOf(String module) {
    return modulesByTable.entrySet().stream()
        .filter(table -> table.getValue().contains(module))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** These modules and all that share tables with them, directly or through others. */
  Set<String> closure(Set<String> modules) {
    Set<String> closure = new HashSet<>(modules);
    boolean grew = !closure.isEmpty();
    while (grew) {
      grew = false;
      for (Set<String> sharers : modulesByTable.values()) {
        grew |= sharers.stream().anyMatch(closure::contains) && closure.addAll(sharers);
      }
    }
    return closure;
  }
}
