package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.pipeline.LineageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module that plays the contract's programs fills the database with what they say. */
@Tag("slow")
class ContractProgramsTest {
  private static final Path PROGRAMS = Path.of("..", "contract", "vectors", "programs");

  @TempDir static Path shared;
  @TempDir Path temporary;

  @BeforeAll
  static void buildPlayer() throws IOException, InterruptedException {
    var build =
        new ProcessBuilder(
                "go",
                "build",
                "-buildmode=c-shared",
                "-o",
                player().toString(),
                "./internal/player")
            .directory(Path.of("..", "guest-go").toFile())
            .inheritIO();
    build.environment().putAll(Map.of("GOOS", "wasip1", "GOARCH", "wasm"));
    assumeTrue(hasGo(), "no Go toolchain here");
    assertThat(build.start().waitFor()).isZero();
  }

  private static boolean hasGo() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  private static Path player() {
    return shared.resolve("player.wasm");
  }

  static Stream<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_fillsTheDatabaseWithWhatWasNotRefused(Path program) throws Exception {
    Path database = temporary.resolve("results.db");
    var job = JobConfig.builder().module(player()).input(program).output(database).threads(1);
    var limits = new LineageLimits(0, 1_000, 1L << 30, 1_000_000);
    new Wadup(
            job.limits(withoutChildrensChildren(limits))
                .moduleCache(shared.resolve("cache"))
                .build())
        .run(RunListener.SILENT);

    PlayedProgram played = PlayedProgram.read(program);
    try (Connection results = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      assertThat(
              first(
                  results,
                  "SELECT outcome || ' ' || coalesce(message, '') FROM __wadup_module_run"))
          .containsExactly("ok ");
      assertThat(tables(results)).isEqualTo(played.rows());
      assertThat(
              first(
                  results,
                  "SELECT filename || ' ' || size FROM __wadup_content WHERE depth = 1 ORDER BY 1"))
          .containsExactlyInAnyOrderElementsOf(played.children());
    }
  }

  private static Limits withoutChildrensChildren(LineageLimits lineage) {
    return new Limits(Limits.DEFAULTS.guest(), lineage, Limits.DEFAULTS.spill());
  }

  private static Map<String, List<List<Object>>> tables(Connection results) throws SQLException {
    Map<String, List<List<Object>>> tables = new TreeMap<>();
    for (String name : first(results, "SELECT table_name FROM __wadup_table")) {
      String quoted = '"' + name.replace("\"", "\"\"") + '"';
      tables.put(name, rows(results, "SELECT * FROM " + quoted + " ORDER BY rowid"));
    }
    return tables;
  }

  private static List<List<Object>> rows(Connection results, String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (var statement = results.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 2; i <= columns; i++) {
          Object value = found.getObject(i);
          row.add(value == null ? "null" : PlayedProgram.found(value));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> first(Connection results, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = results.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        values.add(found.getString(1));
      }
    }
    return values;
  }
}
