package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.engine.choice.EngineKind;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.result.Outcome;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole: real guests in the real engine, rows in the real database. */
@Timeout(120)
class WadupTest {
  private static final String ROW =
      """
      {"tables":[{"name":"seen","columns":[{"name":"n","data_type":"Int64"}]}],\
      "rows":[{"table_name":"seen","values":[{"Int64":7}]}]}\
      """;

  /** Writes one row and announces the first byte of the content as a child. */
  private static final String FIRST_BYTE =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 100) "metadata/row.json")
        (data (i32.const 200) "%s")
        (data (i32.const 600) "subcontent/metadata_0.json")
        (data (i32.const 700) "{\\22filename\\22:\\22first\\22,\\22offset\\22:0,\\22length\\22:1}")
        (func $put (param $path i32) (param $pathLength i32) (param $text i32) (param $length i32)
          (drop (call $open (i32.const 3) (i32.const 0) (local.get $path) (local.get $pathLength)
            (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 0)))
          (i32.store (i32.const 8) (local.get $text))
          (i32.store (i32.const 12) (local.get $length))
          (drop (call $write (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 4)))
          (drop (call $close (i32.load (i32.const 0)))))
        (func (export "process") (result i32)
          (call $put (i32.const 100) (i32.const 17) (i32.const 200) (i32.const %d))
          (call $put (i32.const 600) (i32.const 26) (i32.const 700) (i32.const 42))
          (i32.const 0)))
      """
          .formatted(ROW.replace("\"", "\\22"), ROW.length());

  private static final String TRAPS =
      "(module (memory (export \"memory\") 1) (func (export \"process\") unreachable))";

  private static final String NO_PROCESS = "(module (memory (export \"memory\") 1))";

  /** More than the key of the cache, less than any compiled module. */
  private static final int LEAST_CODE_BYTES = 1_000;

  @TempDir Path temp;
  private Path input;
  private Path modules;

  @BeforeEach
  void makeDirectories() throws IOException {
    input = Files.createDirectory(temp.resolve("input"));
    modules = Files.createDirectory(temp.resolve("modules"));
  }

  @Test
  void run_filesAndTheirChildren_endsInTheDatabase() throws Exception {
    module("first-byte", FIRST_BYTE);
    for (int i = 0; i < 50; i++) {
      Files.writeString(input.resolve("f" + i), "text " + i);
    }

    RunReport report = new Wadup(job().build()).run(RunListener.SILENT);

    assertThat(report.roots()).isEqualTo(50);
    assertThat(report.children()).isEqualTo(100);
    assertThat(report.rows()).isEqualTo(100);
    assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.OK, 100L));
    assertThat(report.interrupted()).isFalse();
    assertThat(query("SELECT count(*) FROM seen JOIN __wadup_content ON uuid = content_uuid"))
        .containsExactly("100");
    assertThat(query("SELECT path FROM __wadup_content WHERE status = 'failed' AND depth < 2"))
        .isEmpty();
    assertThat(query("SELECT DISTINCT state FROM __wadup_root")).containsExactly("complete");
  }

  @Test
  void run_aModuleTraps_isOneOutcomeAndTheOthersStay() throws Exception {
    module("first-byte", FIRST_BYTE);
    module("traps", TRAPS);
    Files.writeString(input.resolve("f"), "text");

    RunReport report = new Wadup(job().build()).run(RunListener.SILENT);

    assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.OK, 2L, Outcome.TRAP, 2L));
    assertThat(report.allWell()).isFalse();
    assertThat(query("SELECT status FROM __wadup_content WHERE path = 'f'"))
        .containsExactly("failed");
    assertThat(query("SELECT count(*) FROM seen")).containsExactly("2");
  }

  @Test
  void run_outputInsideTheInput_isNoInput() throws Exception {
    module("first-byte", FIRST_BYTE);
    Files.writeString(input.resolve("f"), "text");
    Path inside = input.resolve("results.db");
    JobConfig job = builder().output(inside).build();

    new Wadup(job).run(RunListener.SILENT);
    RunReport second = new Wadup(job).run(RunListener.SILENT);

    assertThat(second.unchangedRoots()).isEqualTo(1);
    assertThat(second.roots() + second.skippedEntries()).isZero();
    try (var files = Files.list(input)) {
      assertThat(files).containsExactlyInAnyOrder(input.resolve("f"), inside);
    }
  }

  @Test
  void run_again_doesOnlyWhatIsMissing() throws Exception {
    module("first-byte", FIRST_BYTE);
    for (String name : List.of("same", "changed", "gone")) {
      Files.writeString(input.resolve(name), "text of " + name);
    }
    new Wadup(job().build()).run(RunListener.SILENT);
    Files.writeString(input.resolve("changed"), "another text");
    Files.writeString(input.resolve("new"), "new");
    Files.delete(input.resolve("gone"));

    RunReport report = new Wadup(job().build()).run(RunListener.SILENT);

    assertThat(report.unchangedRoots()).isEqualTo(1);
    assertThat(report.roots()).isEqualTo(2);
    assertThat(query("SELECT path_raw || ' ' || state FROM __wadup_root ORDER BY path_raw"))
        .containsExactly("changed complete", "gone gone", "new complete", "same complete");
  }

  @Test
  void run_againWithAnotherModule_doesAllAgain() throws Exception {
    module("first-byte", FIRST_BYTE);
    Files.writeString(input.resolve("f"), "text");
    new Wadup(job().build()).run(RunListener.SILENT);
    module("traps", TRAPS);

    RunReport report = new Wadup(job().build()).run(RunListener.SILENT);

    assertThat(report.unchangedRoots()).isZero();
    assertThat(query("SELECT count(*) FROM seen")).containsExactly("2");
  }

  @Test
  void run_againWithRetryAndPrune_redoesFailuresAndForgetsWhatIsGone() throws Exception {
    module("traps", TRAPS);
    Files.writeString(input.resolve("f"), "text");
    Files.writeString(input.resolve("gone"), "text");
    new Wadup(job().build()).run(RunListener.SILENT);
    Files.delete(input.resolve("gone"));

    RunReport plain = new Wadup(job().build()).run(RunListener.SILENT);
    RunReport retried =
        new Wadup(job().retryFailed(true).prune(true).build()).run(RunListener.SILENT);

    assertThat(plain.unchangedRoots()).isEqualTo(1);
    assertThat(retried.roots()).isEqualTo(1);
    assertThat(query("SELECT path FROM __wadup_content")).containsExactly("f");
  }

  @Test
  void run_brokenModules_areAllNamedAndNothingIsMade() throws Exception {
    module("no-process", NO_PROCESS);
    Files.writeString(modules.resolve("text.wasm"), "not WebAssembly");
    module("fine", FIRST_BYTE);

    assertThatThrownBy(() -> new Wadup(job().build()).run(RunListener.SILENT))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("no-process.wasm")
        .hasMessageContaining("text.wasm")
        .extracting(failure -> ((WadupException) failure).code())
        .isEqualTo(ErrorCode.MODULE_REJECTED);
    assertThat(temp.resolve("results.db")).doesNotExist();
  }

  @Test
  void run_twoModulesOfOneName_areRefusedByTheirFiles() throws Exception {
    module("same", FIRST_BYTE);
    Path other = Files.createDirectory(temp.resolve("other")).resolve("same.wasm");
    Files.write(other, Wat.toWasm(FIRST_BYTE));

    assertThatThrownBy(() -> new Wadup(job().module(other).build()).run(RunListener.SILENT))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining(other.toString())
        .hasMessageContaining(modules.resolve("same.wasm").toString());
  }

  @Test
  void run_missingInput_isRefusedBeforeAnythingIsMade() throws Exception {
    module("first-byte", FIRST_BYTE);
    JobConfig job = job().input(temp.resolve("missing")).build();

    assertThatThrownBy(() -> new Wadup(job).run(RunListener.SILENT))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("missing");
    assertThat(temp.resolve("results.db")).doesNotExist();
  }

  @Test
  void run_oneInputTwice_isRefused() throws Exception {
    module("first-byte", FIRST_BYTE);
    JobConfig job = job().input(input.resolve("../input")).build();

    assertThatThrownBy(() -> new Wadup(job).run(RunListener.SILENT))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("given twice");
  }

  @Test
  void run_damagedAndPlantedCompiledCode_isIgnoredAndMadeAnew() throws Exception {
    module("first-byte", FIRST_BYTE);
    Files.writeString(input.resolve("f"), "text");
    new Wadup(job().build()).run(RunListener.SILENT);
    byte[] planted = "this would be native code".getBytes(StandardCharsets.UTF_8);
    List<Path> entries = compiledCode();
    for (Path entry : entries) {
      Files.write(entry, planted);
    }

    RunReport report = new Wadup(job().freshDatabase(true).build()).run(RunListener.SILENT);

    assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.OK, 2L));
    assertThat(entries).isNotEmpty();
    for (Path entry : entries) {
      assertThat(Files.readAllBytes(entry)).isNotEqualTo(planted);
    }
  }

  private List<Path> compiledCode() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > LEAST_CODE_BYTES)
          .toList();
    }
  }

  @Test
  void check_modules_saysWhatIsWrongWithEach() throws Exception {
    module("fine", FIRST_BYTE);
    module("no-process", NO_PROCESS);

    List<ModuleReport> reports =
        Wadup.check(EngineKind.byDefault(), List.of(modules), Limits.DEFAULTS, Set.of());

    assertThat(reports).extracting(ModuleReport::name).containsExactly("fine", "no-process");
    assertThat(reports.getFirst().usable()).isTrue();
    assertThat(reports.getFirst().exports()).anyMatch(export -> export.startsWith("process"));
    assertThat(reports.getLast().problems()).anyMatch(problem -> problem.contains("process"));
  }

  private void module(String name, String wat) throws IOException {
    Files.write(modules.resolve(name + ".wasm"), Wat.toWasm(wat));
  }

  private JobConfig.Builder job() {
    return builder().output(temp.resolve("results.db"));
  }

  private JobConfig.Builder builder() {
    return JobConfig.builder()
        .module(modules)
        .input(input)
        .threads(2)
        .moduleCache(temp.resolve("cache"));
  }

  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("results.db"));
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
