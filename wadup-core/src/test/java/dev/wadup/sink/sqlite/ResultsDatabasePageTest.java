package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.run;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.result.ModuleRun;
import dev.wadup.sink.RootFilter;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query in the documents about the results database and about modules runs. */
class ResultsDatabasePageTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String PAGE = "results-database.md";
  private static final List<String> PAGES =
      List.of(PAGE, "writing-modules.md", "writing-modules-go.md", "writing-modules-python.md");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(?:sql)?$(\\s*(?:SELECT|WITH).*?)^```$");

  @TempDir Path folder;

  static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    for (String page : PAGES) {
      queries.addAll(queries(page));
    }
    return queries;
  }

  private static List<String> queries(String page) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    try (Stream<MatchResult> blocks = BLOCK.matcher(text).results()) {
      return blocks.map(block -> block.group(1).strip()).toList();
    }
  }

  private Path path() {
    return folder.resolve("results.db");
  }

  @BeforeEach
  void writeAnArchive() {
    SqliteSettings settings =
        new SqliteSettings(path(), false, false, false, false, null, true, RootFilter.NONE);
    try (SqliteSink sink = SqliteSink.open(settings, RUN, new SchemaRegistry())) {
      sink.beginRoot(root("archive.zip"));
      sink.write(content("archive.zip", counted(10)));
      sink.write(child("archive.zip", "inner.txt", counted(5), noted("the quick brown fox")));
      sink.completeRoot(uuid("archive.zip"));
      sink.skip(new SkippedEntry("/input", "pipe", "a FIFO"));
      sink.finish("complete");
    }
  }

  private static ModuleRun noted(String text) {
    TableSchema notes = new TableSchema("notes", List.of(new Column("body", ColumnType.STRING)));
    RowBatchBuilder rows = new RowBatchBuilder(notes, new OverflowFile(Path.of("unused"), 1 << 20));
    rows.addText(text);
    rows.endRow();
    return run("noter", rows.build());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void query_runs(String sql) {
    assertThat(new Database(path()).rows(sql)).isNotNull();
  }

  @Test
  void page_hasTheTenQuestions() throws IOException {
    assertThat(queries(PAGE)).hasSizeGreaterThanOrEqualTo(10);
  }
}
