package dev.wadup.pipeline;

import dev.wadup.engine.GuestInstance;
import dev.wadup.table.RowBatch;
import java.util.ArrayList;
import java.util.List;

/** An instance and the tables its start-up defined, which go with its first recorded rows. */
final class StartedGuest {
  private final GuestInstance instance;
  private List<RowBatch> startupTables;

  StartedGuest(GuestInstance instance, List<RowBatch> startupTables) {
    this.instance = instance;
    this.startupTables = startupTables;
  }

  GuestInstance instance() {
    return instance;
  }

  List<RowBatch> withStartupTables(List<RowBatch> rows) {
    if (startupTables.isEmpty()) {
      return rows;
    }
    List<RowBatch> all = new ArrayList<>(startupTables);
    all.addAll(rows);
    startupTables = List.of();
    return all;
  }
}
