package dev.wadup.sink.sqlite;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Origin;
import dev.wadup.result.Outcome;
import dev.wadup.sink.ModuleRecord;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunRecord;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.TableSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Results as the pipeline would give them. */
final class Results {
  static final RunRecord RUN =
      new RunRecord("1.0", "wadup run", "{}", List.of(new ModuleRecord("counter", "ab12", null)));

  static final TableSchema SIZES =
      new TableSchema("file_sizes", List.of(new Column("size_bytes", ColumnType.INT64)));

  private Results() {}

  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static RootRecord root(String name) {
    return new RootRecord(uuid(name), "/input", name, 10, 1_000);
  }

  static ContentResult content(String name, ModuleRun... runs) {
    UUID uuid = uuid(name);
    return new ContentResult(
        uuid, name, name, null, null, uuid, 0, 10L, null, null, null, null, null, List.of(runs));
  }

  static ContentResult child(String parent, String name, ModuleRun... runs) {
    return new ContentResult(
        uuid(parent + "!/" + name),
        name,
        parent + "!/" + name,
        null,
        uuid(parent),
        uuid(parent.split("!/", 2)[0]),
        parent.split("!/", -1).length,
        5L,
        null,
        null,
        3L,
        new Origin("counter", 0),
        null,
        List.of(runs));
  }

  static ModuleRun counted(long... sizes) {
    RowBatchBuilder rows = new RowBatchBuilder(SIZES, new OverflowFile(Path.of("unused"), 1 << 20));
    for (long size : sizes) {
      rows.addLong(size);
      rows.endRow();
    }
    return run("counter", rows.build());
  }

  static ModuleRun run(String module, RowBatch... rows) {
    return new ModuleRun(
        module,
        Outcome.OK,
        null,
        CapturedOutput.EMPTY,
        Duration.ofMillis(1),
        null,
        65_536,
        false,
        List.of(rows),
        0);
  }
}
