package dev.wadup.output;

import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableRules;
import dev.wadup.table.TableSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that one file defines or fills; they count once the whole file keeps the contract. */
final class FileTables {
  private final ModuleTables module;
  private final Map<String, RowBatchBuilder> byFoldedName = new LinkedHashMap<>();
  private @Nullable String lastName;
  private @Nullable RowBatchBuilder lastRows;
  private @Nullable String unknownTable;
  private long rowCount;

  FileTables(ModuleTables module) {
    this.module = module;
  }

  /** The same file read once more, knowing from the start what it defines. */
  FileTables again() {
    FileTables second = new FileTables(module);
    definitions().forEach(second::builder);
    return second;
  }

  Collection<TableSchema> definitions() {
    return byFoldedName.values().stream().map(RowBatchBuilder::schema).toList();
  }

  Collection<RowBatchBuilder> rows() {
    return byFoldedName.values();
  }

  /** The first table that rows named before anyone defined it; empty if there is none. */
  Optional<String> unknownTable() {
    return Optional.ofNullable(unknownTable);
  }

  long rowCount() {
    return rowCount;
  }

  /** Defines a table; gives what is wrong with it, in words, or nothing. */
  Optional<String> define(TableSchema schema) {
    Optional<String> fault =
        known(schema.name())
            .map(known -> known.differenceTo(schema))
            .orElseGet(() -> TableRules.fault(schema, module.limits().columns()));
    if (fault.isEmpty()) {
      builder(schema);
    }
    return fault.or(this::tableCountFault);
  }

  /** Where the rows of a table go; empty if no table of exactly this name is known yet. */
  Optional<RowBatchBuilder> rowsOf(String tableName) {
    if (!tableName.equals(lastName)) {
      lastName = tableName;
      lastRows =
          known(tableName)
              .filter(schema -> schema.name().equals(tableName))
              .map(this::builder)
              .orElse(null);
    }
    if (lastRows == null && unknownTable == null) {
      unknownTable = tableName;
    }
    return Optional.ofNullable(lastRows);
  }

  /** Counts a row; gives the fault if it is one too many. */
  Optional<String> countRow() {
    rowCount++;
    long limit = module.limits().rows();
    return module.rowCount() + rowCount > limit
        ? Optional.of("more than %d rows for one content".formatted(limit))
        : Optional.empty();
  }

  private Optional<String> tableCountFault() {
    int limit = module.limits().tables();
    return byFoldedName.size() > limit
        ? Optional.of("more than %d tables for one content".formatted(limit))
        : Optional.empty();
  }

  private Optional<TableSchema> known(String tableName) {
    RowBatchBuilder own = byFoldedName.get(SchemaRegistry.fold(tableName));
    return own != null ? Optional.of(own.schema()) : module.known(tableName);
  }

  private RowBatchBuilder builder(TableSchema schema) {
    return byFoldedName.computeIfAbsent(
        SchemaRegistry.fold(schema.name()), _ -> new RowBatchBuilder(schema, module.spill()));
  }
}
