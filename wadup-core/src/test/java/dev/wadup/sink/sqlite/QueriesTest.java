package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries that the original WADUP's manual shows answer as they did. */
class QueriesTest {
  @TempDir Path folder;

  private static ModuleRun failing() {
    return new ModuleRun(
        "zip-extractor",
        Outcome.TRAP,
        "unreachable",
        new CapturedOutput("", "cannot go on", false, true),
        Duration.ofMillis(2),
        7L,
        65_536,
        false,
        List.of(),
        0);
  }

  @BeforeEach
  void writeAnArchive() {
    try (SqliteSink sink = SqliteSink.open(SqliteSettings.of(path()), RUN, new SchemaRegistry())) {
      sink.beginRoot(root("archive.zip"));
      sink.write(content("archive.zip", counted(10)));
      sink.write(child("archive.zip", "nested/file.txt", counted(5), failing()));
      sink.completeRoot(uuid("archive.zip"));
      sink.finish("complete");
    }
  }

  private Path path() {
    return folder.resolve("results.db");
  }

  private List<String> rows(String sql) {
    return new Database(path()).rows(sql);
  }

  @Test
  void list_ofAllFilesWithStatus() {
    assertThat(rows("SELECT filename, status, error_message FROM __wadup_content"))
        .containsExactlyInAnyOrder("archive.zip|success|null", "nested/file.txt|success|null");
  }

  @Test
  void contents_extractedFromAFile() {
    assertThat(
            rows(
                """
                SELECT c2.filename, c2.status
                FROM __wadup_content c1
                JOIN __wadup_content c2 ON c2.parent_uuid = c1.uuid
                WHERE c1.filename = 'archive.zip'
                """))
        .containsExactly("nested/file.txt|success");
  }

  @Test
  void rows_joinedWithTheirContents() {
    assertThat(
            rows(
                """
                SELECT c.filename, f.size_bytes
                FROM file_sizes f
                JOIN __wadup_content c ON c.uuid = f.content_uuid
                WHERE c.status = 'success'
                """))
        .containsExactlyInAnyOrder("archive.zip|10", "nested/file.txt|5");
  }

  @Test
  void ancestry_ofAContent() {
    assertThat(
            rows(
                """
                WITH RECURSIVE ancestry AS (
                    SELECT uuid, filename, parent_uuid, 0 as depth
                    FROM __wadup_content WHERE filename = 'nested/file.txt'
                    UNION ALL
                    SELECT c.uuid, c.filename, c.parent_uuid, a.depth + 1
                    FROM __wadup_content c
                    JOIN ancestry a ON c.uuid = a.parent_uuid
                )
                SELECT filename, depth FROM ancestry
                """))
        .containsExactly("nested/file.txt|0", "archive.zip|1");
  }

  @Test
  void output_ofModules() {
    assertThat(
            rows(
                """
                SELECT c.filename, m.module_name, m.stdout, m.stderr
                FROM __wadup_module_output m
                JOIN __wadup_content c ON c.uuid = m.content_uuid
                WHERE c.filename LIKE '%file.txt%'
                """))
        .containsExactly("nested/file.txt|zip-extractor|null|cannot go on");
  }

  @Test
  void modules_thatWroteErrors() {
    assertThat(
            rows(
                """
                SELECT DISTINCT module_name, COUNT(*) as error_count
                FROM __wadup_module_output
                WHERE stderr IS NOT NULL
                GROUP BY module_name
                """))
        .containsExactly("zip-extractor|1");
  }

  @Test
  void views_nameFailuresAndCosts() {
    assertThat(rows("SELECT path, module_name, outcome, message FROM wadup_errors"))
        .containsExactly("archive.zip!/nested/file.txt|zip-extractor|trap|unreachable");
    assertThat(rows("SELECT module_name, contents, ok, failed, rows, fuel FROM wadup_module_stats"))
        .containsExactly("counter|2|2|0|2|null", "zip-extractor|1|0|1|0|7");
    assertThat(rows("SELECT path, root_state FROM wadup_files WHERE depth = 1"))
        .containsExactly("archive.zip!/nested/file.txt|complete");
  }

  @Test
  void deletes_andJoins_useIndices_wherePlannersDoNotKnowThatTablesAreSmall() {
    new Database(path()).execute("DELETE FROM sqlite_stat1");
    assertThat(rows("EXPLAIN QUERY PLAN DELETE FROM file_sizes WHERE " + bound()))
        .anyMatch(step -> step.contains("__wadup_ix_file_sizes"))
        .anyMatch(step -> step.contains("__wadup_ix_content_root"))
        .noneMatch(step -> step.contains("SCAN file_sizes"));
    assertThat(
            rows(
                "EXPLAIN QUERY PLAN SELECT * FROM __wadup_content a JOIN __wadup_content b"
                    + " ON b.parent_uuid = a.uuid WHERE a.uuid = 'x'"))
        .anyMatch(step -> step.contains("__wadup_ix_content_parent"));
  }

  private static String bound() {
    return RootEraser.IS_OF_ROOT.replace("?1", "'x'");
  }
}
