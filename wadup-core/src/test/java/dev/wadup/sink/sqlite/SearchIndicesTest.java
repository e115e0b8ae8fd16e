package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.run;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.sink.RootFilter;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableSchema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndicesTest {
  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("results.db");
  }

  private List<String> rows(String sql) {
    return new Database(path()).rows(sql);
  }

  private void write(boolean fullText, String rootName, RowBatch... batches) {
    SqliteSettings settings =
        new SqliteSettings(path(), false, false, false, false, null, fullText, RootFilter.NONE);
    try (SqliteSink sink = SqliteSink.open(settings, RUN, new SchemaRegistry())) {
      sink.beginRoot(root(rootName));
      sink.write(content(rootName, run("counter", batches)));
      sink.completeRoot(uuid(rootName));
      sink.finish("complete");
    }
  }

  private static TableSchema texts(String table, String... columns) {
    return new TableSchema(
        table, Arrays.stream(columns).map(name -> new Column(name, ColumnType.STRING)).toList());
  }

  private RowBatch row(TableSchema schema, String text) {
    RowBatchBuilder builder = new RowBatchBuilder(schema, new OverflowFile(folder, 1 << 20));
    schema.columns().forEach(column -> builder.addText(text));
    builder.endRow();
    return builder.build();
  }

  @Test
  void fullText_indexFindsRows_andDatasetteFindsTheIndex() {
    TableSchema notes = texts("notes", "title", "body");
    write(true, "a", row(notes, "the quick fox"), row(texts("other", "x"), "lazy dog"));
    assertThat(
            rows(
                "SELECT title FROM notes WHERE rowid IN"
                    + " (SELECT rowid FROM wadup_fts_notes WHERE wadup_fts_notes MATCH 'fox')"))
        .containsExactly("the quick fox");
    assertThat(rows("SELECT sql FROM sqlite_schema WHERE name = 'wadup_fts_notes'"))
        .singleElement()
        .asString()
        .contains("CREATE VIRTUAL TABLE", "USING fts5", "content=\"notes\"");
    new Database(path()).assertSound();
  }

  @Test
  void laterRun_withoutTheOption_keepsIndicesUpToDate() {
    TableSchema notes = texts("notes", "body");
    write(true, "a", row(notes, "first"));
    write(false, "a", row(notes, "second"));
    String count = "SELECT count(*) FROM wadup_fts_notes WHERE wadup_fts_notes MATCH '%s'";
    assertThat(rows(count.formatted("first"))).containsExactly("0");
    assertThat(rows(count.formatted("second"))).containsExactly("1");
  }

  @Test
  void withoutTheOption_thereAreNone() {
    write(false, "a", row(texts("notes", "body"), "x"));
    assertThat(rows("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'wadup_fts%'"))
        .containsExactly("0");
  }

  @Test
  void oddNames_areIndexedAllTheSame() {
    write(
        true,
        "a",
        row(texts("a\"b'c, (d)", "x=\"y\"", "content", "tokenize", "rank"), "one"),
        row(texts("t", "rowid", "body"), "two"),
        row(texts("t_data", "body"), "three"),
        row(texts("T2", "wadup_fts_T2", "oid", "rowid", "_rowid_"), "four"));
    assertThat(
            rows(
                "SELECT content FROM \"a\"\"b'c, (d)\" WHERE rowid IN (SELECT rowid FROM"
                    + " \"wadup_fts_a\"\"b'c, (d)\" WHERE \"wadup_fts_a\"\"b'c, (d)\" MATCH"
                    + " 'one')"))
        .containsExactly("one");
    assertThat(rows("SELECT body FROM wadup_fts_t WHERE wadup_fts_t MATCH 'two'"))
        .containsExactly("two");
    assertThat(rows("SELECT name FROM sqlite_schema WHERE name LIKE 'wadup_fts_t_data%'"))
        .contains("wadup_fts_t_data_2");
    assertThat(rows("SELECT body FROM wadup_fts_t_data_2 WHERE wadup_fts_t_data_2 MATCH 'three'"))
        .containsExactly("three");
    new Database(path()).assertSound();
  }
}
