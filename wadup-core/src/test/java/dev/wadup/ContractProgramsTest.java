package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.engine.choice.EngineKind;
import dev.wadup.pipeline.LineageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same program, played in each language on each engine, gives the database the same rows. */
@Tag("slow")
class ContractProgramsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> LANGUAGES = List.of("rust", "go", "python");
  private static final long PYTHON_STACK = 4L << 20;

  @TempDir static Path players;
  @TempDir Path temporary;

  @BeforeAll
  static void buildPlayers() throws IOException, InterruptedException {
    String script = REPOSITORY.resolve("scripts/build-players.sh").toString();
    Process build = new ProcessBuilder(script, players.toString()).inheritIO().start();
    assertThat(build.waitFor()).isZero();
  }

  private static Path player(String language) {
    return players.resolve(language + ".wasm");
  }

  static Stream<Arguments> programs() throws IOException {
    try (Stream<Path> files = Files.list(REPOSITORY.resolve("contract/vectors/programs"))) {
      return files.sorted().toList().stream().flatMap(ContractProgramsTest::everywhere);
    }
  }

  private static Stream<Arguments> everywhere(Path file) {
    return Arrays.stream(EngineKind.values())
        .flatMap(
            engine ->
                LANGUAGES.stream()
                    .filter(language -> runsOn(engine, language))
                    .map(language -> programIn(engine, language, file)));
  }

  private static boolean runsOn(EngineKind engine, String language) {
    return engine.largestStack() >= PYTHON_STACK || !language.equals("python");
  }

  private static Arguments programIn(EngineKind engine, String language, Path file) {
    String name = "%s %s %s".formatted(engine.label(), language, file.getFileName());
    return Arguments.argumentSet(name, engine, language, file);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_fillsTheDatabaseWithWhatWasNotRefused(
      EngineKind engine, String language, Path program) throws Exception {
    assumeTrue(Files.exists(player(language)), () -> "no toolchain for " + language);
    Path database = temporary.resolve("results.db");
    var job =
        JobConfig.builder()
            .engine(engine)
            .module(player(language))
            .input(program)
            .output(database)
            .threads(1);
    var limits = new LineageLimits(0, 1_000, 1L << 30, 1_000_000);
    new Wadup(
            job.limits(withoutChildrensChildren(limits))
                .moduleCache(players.resolve("cache"))
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
