package dev.wadup.table;

import java.util.Collection;
import java.util.Optional;

/** The tables that modules may define and fill. */
public interface Schemas {
  /** The table known under a name, in any case. */
  Optional<TableSchema> find(String tableName);

  /**
   * Makes tables known, all or none.
   *
   * @param tableLimit how many tables the module may have in one database
   * @throws SchemaConflictException if a table is known with another schema, or the module has too
   *     many
   */
  void define(String moduleName, Collection<TableSchema> tables, int tableLimit)
      throws SchemaConflictException;
}
