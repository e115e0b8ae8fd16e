package dev.wadup.output;

import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaConflictException;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.Schemas;
import dev.wadup.table.TableSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that one module defined or filled for one content, from the files taken so far. */
final class ModuleTables {
  private final String moduleName;
  private final OutputLimits limits;
  private final Schemas schemas;
  private final OverflowFile spill;
  private final Map<String, RowBatchBuilder> byFoldedName = new LinkedHashMap<>();
  private long rowCount;

  ModuleTables(String moduleName, OutputSettings settings, OverflowFile spill) {
    this.moduleName = moduleName;
    this.limits = settings.limits();
    this.schemas = settings.schemas();
    this.spill = spill;
  }

  OutputLimits limits() {
    return limits;
  }

  OverflowFile spill() {
    return spill;
  }

  long rowCount() {
    return rowCount;
  }

  /** The table known under a name in any case, here or in the whole database. */
  Optional<TableSchema> known(String tableName) {
    RowBatchBuilder own = byFoldedName.get(SchemaRegistry.fold(tableName));
    return own != null ? Optional.of(own.schema()) : schemas.find(tableName);
  }

  /** Takes over what a file defines. */
  void define(Collection<TableSchema> schemas) throws BadOutputException {
    for (TableSchema schema : schemas) {
      take(new RowBatchBuilder(schema, spill));
    }
  }

  /** Takes over all that a file gave. */
  void merge(FileTables file) throws BadOutputException {
    for (RowBatchBuilder rows : file.rows()) {
      take(rows);
    }
    rowCount += file.rowCount();
  }

  private void take(RowBatchBuilder rows) throws BadOutputException {
    byFoldedName.merge(SchemaRegistry.fold(rows.schema().name()), rows, RowBatchBuilder::append);
    if (byFoldedName.size() > limits.tables()) {
      throw new BadOutputException(
          "more than %d tables for one content".formatted(limits.tables()));
    }
  }

  /** Makes the tables known to the whole run and gives their rows. */
  List<RowBatch> build() throws BadOutputException {
    List<TableSchema> defined = new ArrayList<>(byFoldedName.size());
    List<RowBatch> batches = new ArrayList<>(byFoldedName.size());
    for (RowBatchBuilder rows : byFoldedName.values()) {
      defined.add(rows.schema());
      batches.add(rows.build());
    }
    try {
      schemas.define(moduleName, defined, limits.moduleTables());
    } catch (SchemaConflictException e) {
      throw new BadOutputException(String.valueOf(e.getMessage()));
    }
    return batches;
  }
}
