package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.SIZES;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.run;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSinkTest {
  @TempDir Path folder;

  private Path path() {
    return folder.resolve("results.db");
  }

  private Database database() {
    return new Database(path());
  }

  private SqliteSink open() {
    return SqliteSink.open(SqliteSettings.of(path()), RUN, new SchemaRegistry());
  }

  private static void writeArchive(ResultSink sink) {
    sink.beginRoot(root("a.zip"));
    sink.write(content("a.zip", counted(10)));
    sink.write(child("a.zip", "b.txt", counted(5, 6)));
    sink.completeRoot(uuid("a.zip"));
  }

  @Test
  void finish_afterAnArchive_leavesSoundRowsAndNoSideFiles() throws IOException {
    try (SqliteSink sink = open()) {
      writeArchive(sink);
      sink.skip(new SkippedEntry("/input", "pipe", "a FIFO"));
      sink.finish("complete");
    }

    database().assertSound();
    assertThat(
            database()
                .rows(
                    "SELECT c.path, c.depth, c.status, f.size_bytes FROM file_sizes AS f"
                        + " JOIN __wadup_content AS c ON c.uuid = f.content_uuid ORDER BY 4"))
        .containsExactly(
            "a.zip!/b.txt|1|success|5", "a.zip!/b.txt|1|success|6", "a.zip|0|success|10");
    assertThat(database().rows("SELECT state, path_raw FROM __wadup_root"))
        .containsExactly("complete|a.zip");
    assertThat(database().rows("SELECT path, reason FROM __wadup_skipped"))
        .containsExactly("pipe|a FIFO");
    assertThat(database().rows("SELECT outcome, finished_at IS NOT NULL FROM __wadup_run"))
        .containsExactly("complete|1");
    assertThat(database().rows("SELECT tree FROM wadup_tree")).containsExactly("a.zip", "  b.txt");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void beginRoot_ofAKnownRoot_replacesItsRows() {
    try (SqliteSink sink = open()) {
      writeArchive(sink);
      sink.finish("complete");
    }
    try (SqliteSink sink = open()) {
      sink.beginRoot(root("a.zip"));
      sink.write(content("a.zip", counted(11)));
      sink.completeRoot(uuid("a.zip"));
      sink.finish("complete");
    }

    database().assertSound();
    assertThat(database().rows("SELECT size_bytes FROM file_sizes")).containsExactly("11");
    assertThat(database().rows("SELECT path FROM __wadup_content")).containsExactly("a.zip");
    assertThat(database().rows("SELECT run_id, state FROM __wadup_root"))
        .containsExactly("2|complete");
  }

  @Test
  void write_ofRowsInAFile_letsGoOfIt() {
    OverflowFile file = new OverflowFile(folder.resolve("spill"), 0);
    RowBatchBuilder builder = new RowBatchBuilder(SIZES, file);
    builder.addLong(7);
    builder.endRow();
    RowBatch rows = builder.build();
    try (SqliteSink sink = open()) {
      sink.beginRoot(root("a"));
      sink.write(content("a", run("counter", rows)));
      sink.completeRoot(uuid("a"));
      sink.finish("complete");
    }

    assertThat(database().rows("SELECT size_bytes FROM file_sizes")).containsExactly("7");
    assertThatThrownBy(() -> rows.cursor().next()).isInstanceOf(WadupException.class);
  }

  @Test
  void close_withoutFinish_leavesTheRunOpen() {
    try (SqliteSink sink = open()) {
      sink.beginRoot(root("a.zip"));
      sink.write(content("a.zip", counted(10)));
    }

    database().assertSound();
    assertThat(database().rows("SELECT outcome FROM __wadup_run")).containsExactly("null");
    assertThat(database().rows("SELECT state FROM __wadup_root")).containsExactly("pending");
    assertThat(database().rows("SELECT path FROM wadup_files")).isEmpty();
  }

  @Test
  void flush_makesRowsVisibleToReaders() {
    try (SqliteSink sink = open()) {
      writeArchive(sink);
      sink.flush();
      assertThat(database().rows("SELECT count(*) FROM file_sizes")).containsExactly("3");
    }
  }
}
