package dev.wadup.table;

import java.util.Collection;
import java.util.Optional;

/** Those tables whose schemas are settled: about any other nothing is said. */
public final class SettledSchemas implements Schemas {
  private final SchemaRegistry known;

  /** What {@code known} holds now and later. */
  public SettledSchemas(SchemaRegistry known) {
    this.known = known;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsettledSchemaException if there is none
   */
  @Override
  public Optional<TableSchema> find(String tableName) {
    Optional<TableSchema> found = known.find(tableName);
    if (found.isEmpty()) {
      throw new UnsettledSchemaException(tableName);
    }
    return found;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsettledSchemaException if the module has not defined one of them before
   */
  @Override
  public void define(String moduleName, Collection<TableSchema> tables, int tableLimit) {
    if (!known.knows(moduleName, tables)) {
      throw new UnsettledSchemaException(tables.iterator().next().name());
    }
  }
}
