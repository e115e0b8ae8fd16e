package dev.wadup.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every table known to a results database, whoever defined it; safe for use by several threads.
 * Names that differ in case alone are the same name.
 */
public final class SchemaRegistry implements Schemas {
  private final Map<String, TableSchema> byFoldedName = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> tablesOfModule = new ConcurrentHashMap<>();

  @Override
  public Optional<TableSchema> find(String tableName) {
    return Optional.ofNullable(byFoldedName.get(fold(tableName)));
  }

  @Override
  public void define(String moduleName, Collection<TableSchema> tables, int tableLimit)
      throws SchemaConflictException {
    if (!knows(moduleName, tables)) {
      defineNew(moduleName, tables, tableLimit);
    }
  }

  /** Whether this module has defined these very tables before. */
  boolean knows(String moduleName, Collection<TableSchema> tables) {
    Set<String> known = tablesOfModule.getOrDefault(moduleName, Set.of());
    for (TableSchema table : tables) {
      if (!known.contains(table.name()) || !table.equals(byFoldedName.get(fold(table.name())))) {
        return false;
      }
    }
    return true;
  }

  private synchronized void defineNew(
      String moduleName, Collection<TableSchema> tables, int tableLimit)
      throws SchemaConflictException {
    Set<String> names = new HashSet<>(tablesOfModule.getOrDefault(moduleName, Set.of()));
    for (TableSchema table : tables) {
      checkAgainstKnown(table);
      names.add(table.name());
    }
    if (names.size() > tableLimit) {
      throw new SchemaConflictException(
          "module '%s' defines %d tables in one database, the limit is %d"
              .formatted(moduleName, names.size(), tableLimit));
    }
    tables.forEach(table -> byFoldedName.put(fold(table.name()), table));
    tablesOfModule.put(moduleName, Set.copyOf(names));
  }

  private void checkAgainstKnown(TableSchema table) throws SchemaConflictException {
    Optional<String> difference = find(table.name()).flatMap(known -> known.differenceTo(table));
    if (difference.isPresent()) {
      throw new SchemaConflictException("table '%s': %s".formatted(table.name(), difference.get()));
    }
  }

  /** The form of a name in which names that differ in case alone are equal. */
  public static String fold(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
