package dev.wadup.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.cli.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandsTest {
  private static final String CONTENTS =
      """
      CREATE TABLE __wadup_content (uuid TEXT PRIMARY KEY, filename TEXT, parent_uuid TEXT,
        processed_at INTEGER, status TEXT, error_message TEXT, path TEXT, size INTEGER);
      INSERT INTO __wadup_content VALUES
        ('a', 'a.zip', NULL, 1, 'success', NULL, 'a.zip', 100),
        ('b', 'b.txt', NULL, 1, 'success', NULL, 'b.txt', 7),
        ('a1', 'in.zip', 'a', 1, 'success', NULL, 'a.zip!/in.zip', 50),
        ('a2', 'x', 'a', 1, 'failed', 'guest: "no"', 'a.zip!/x', 1),
        ('a11', 'deep', 'a1', 1, 'success', NULL, 'a.zip!/in.zip!/deep', 2)""";

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void makeDatabase() throws SQLException {
    database = folder.resolve("results.db");
    execute(database, CONTENTS);
  }

  private static void execute(Path file, String script) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  private ProgramRun query(String sql, String... options) {
    String[] arguments = {"query", database.toString(), sql};
    String[] all = new String[arguments.length + options.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    return ProgramRun.inProcess(all);
  }

  @Test
  void query_asTable_alignsAndHidesWhatSteersATerminal() {
    ProgramRun run = query("SELECT 'a' || char(27) || char(10) AS name, 7 AS n, NULL, x'00ff'");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "name          n  NULL  x'00ff'",
            "------------  -  ----  -------",
            "a\\u{1b}\\u{a}  7        x'00ff'");
  }

  @Test
  void query_asTable_printsRowsBeyondTheSample() {
    ProgramRun run =
        query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                + " SELECT i FROM n");
    assertThat(run.out().lines()).hasSize(2002).last().isEqualTo("2000");
  }

  @Test
  void query_asCsv_quotesWhatNeedsIt() {
    ProgramRun run =
        query("SELECT 'a,b' AS \"x\"\"y\", 'say \"hi\"', '', NULL, 1.5", "--format=csv");
    assertThat(run.out()).endsWith("\r\n\"a,b\",\"say \"\"hi\"\"\",\"\",,1.5\r\n");
    assertThat(run.out()).startsWith("\"x\"\"y\",");
  }

  @Test
  void query_asJsonLines_keepsTypes() {
    ProgramRun run =
        query(
            "SELECT 9007199254740993 AS i, 0.5 AS d, NULL AS z, x'0001' AS b, 'ü\n' AS t"
                + " UNION ALL SELECT 1, 2, 3, 4, 5",
            "--format=jsonl");
    assertThat(run.out().lines())
        .containsExactly(
            "{\"i\":9007199254740993,\"d\":0.5,\"z\":null,\"b\":\"AAE=\",\"t\":\"ü\\n\"}",
            "{\"i\":1,\"d\":2,\"z\":3,\"b\":4,\"t\":5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM __wadup_content",
        "CREATE TABLE t (a)",
        "SELECT * FROM nowhere",
        "nonsense"
      })
  void query_writingOrWrong_isRefusedInOneLine(String sql) {
    ProgramRun run = query(sql);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().startsWith("wadup: Query on ");
  }

  @Test
  void query_attachingAnotherDatabase_cannotWriteIt() {
    Path other = folder.resolve("other.db");
    query("ATTACH '" + other + "' AS other");
    assertThat(other).doesNotExist();
  }

  @Test
  void tree_listsWhatCameOutBelowEachFile() {
    ProgramRun run = ProgramRun.inProcess("tree", database.toString());
    assertThat(run.out().lines().skip(2).map(line -> line.substring(0, 10).stripTrailing()))
        .containsExactlyInAnyOrder("a.zip", "  in.zip", "    deep", "  x", "b.txt")
        .containsSubsequence("  in.zip", "    deep");
  }

  @Test
  void tree_ofOneContent_beginsThere() {
    ProgramRun run = ProgramRun.inProcess("tree", database.toString(), "a.zip!/in.zip");
    assertThat(run.out().lines().skip(2).map(String::strip))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("in.zip"),
            line -> assertThat(line).startsWith("deep"));
  }

  @Test
  void open_noSuchFile_isSaid() {
    ProgramRun run = ProgramRun.inProcess("tree", folder.resolve("none.db").toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("none.db is no results database of wadup: no such file");
  }

  @Test
  void open_otherDatabase_isRefused() throws SQLException {
    Path other = folder.resolve("other.db");
    execute(other, "CREATE TABLE t (a)");
    ProgramRun run = ProgramRun.inProcess("query", other.toString(), "SELECT 1");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("other.db is no results database of wadup: it has no table");
  }

  @Test
  void open_noDatabaseAtAll_isRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text.db"), "this is text, not SQLite".repeat(99));
    ProgramRun run = ProgramRun.inProcess("query", text.toString(), "SELECT 1");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("text.db is no results database of wadup: ");
  }
}
