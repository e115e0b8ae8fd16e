package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;
  private Path modules;
  private Path input;
  private Path output;

  @BeforeEach
  void makeInput() throws IOException {
    modules = Files.createDirectory(folder.resolve("modules"));
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("results.db");
    Files.writeString(input.resolve("a.txt"), "one");
    Files.writeString(input.resolve("b.txt"), "two");
  }

  private ProgramRun run(String... more) {
    String[] least = {"--modules", "" + modules, "--input", "" + input, "--output", "" + output};
    String[] all = Arrays.copyOf(least, least.length + more.length);
    System.arraycopy(more, 0, all, least.length, more.length);
    return ProgramRun.inProcess(all);
  }

  private String query(String sql) {
    return ProgramRun.inProcess("query", output.toString(), sql, "--format=csv").out();
  }

  @Test
  void run_allWell_endsWith0AndASummary() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    ProgramRun run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK.number());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("2 files (6 B) and 0 children", "2 ok", "results.db");
  }

  @Test
  void run_quiet_printsNothing() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    assertThat(run("--quiet")).isEqualTo(new ProgramRun(0, "", ""));
  }

  @Test
  void run_someContentsFail_endsWith1AndSaysHowToAsk() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    TestGuest.FAILING.writeTo(modules);
    ProgramRun run = run("--verbose");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.number());
    assertThat(run.out()).contains("2 ok", "2 error_return", "2 contents failed", "wadup errors");
    assertThat(run.err().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(".txt: "));
  }

  @Test
  void run_eachLimit_hasItsOutcome() throws IOException {
    TestGuest.SPINNING.writeTo(modules);
    Files.delete(input.resolve("b.txt"));
    assertThat(run("--fuel=100000").out()).contains("1 out_of_fuel");
    assertThat(run("--timeout=100ms", "--fresh-database").out()).contains("1 timeout");
  }

  @Test
  void run_recordsItsCommand() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    run();
    assertThat(query("SELECT command FROM __wadup_run")).contains("wadup --modules " + modules);
  }

  @Test
  void run_brokenModules_areAllNamedBeforeAnythingRuns() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    Files.writeString(modules.resolve("text.wasm"), "this is no WebAssembly");
    TestGuest.write(modules.resolve("mute.wasm"), "(module (memory (export \"memory\") 1))");
    TestGuest.write(
        modules.resolve("stranger.wasm"),
        """
        (module (import "env" "mystery" (func))
          (memory (export "memory") 1) (func (export "process")))\
        """);
    ProgramRun run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(run.err()).contains("text", "mute", "process", "stranger", "mystery");
    assertThat(run.err().lines()).allSatisfy(line -> assertThat(line).startsWith("wadup: "));
    assertThat(output).doesNotExist();
  }

  @Test
  void run_missingDirectories_areNamed() throws IOException {
    ProgramRun noModules = run("--modules", folder.resolve("nowhere").toString());
    assertThat(noModules.exitCode()).isIn(2, 3);
    assertThat(noModules.err()).startsWith("wadup: ").contains("nowhere");
    TestGuest.SUCCEEDING.writeTo(modules);
    ProgramRun noInput = run("--input", folder.resolve("nothing").toString());
    assertThat(noInput.exitCode()).isIn(2, 3);
    assertThat(noInput.err()).startsWith("wadup: ").contains("nothing");
  }

  @Test
  void run_outputInsideInput_isNeverAnInput() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    output = input.resolve("results.db");
    assertThat(run().out()).contains("2 files");
    assertThat(query("SELECT group_concat(filename) FROM __wadup_content ORDER BY filename"))
        .contains("a.txt")
        .doesNotContain("results");
  }

  @Test
  void run_anotherProgramsDatabase_isRefusedUntouched() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    byte[] foreign = "somebody's notes, not a database".getBytes(StandardCharsets.UTF_8);
    Files.write(output, foreign);
    ProgramRun run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(run.err()).startsWith("wadup: ").contains("results.db");
    assertThat(output).hasBinaryContent(foreign);
  }

  @Test
  void check_reportsEachModuleAndRunsNothing() throws IOException {
    TestGuest.SPINNING.writeTo(modules);
    TestGuest.write(modules.resolve("mute.wasm"), "(module (memory (export \"memory\") 1))");
    ProgramRun check = ProgramRun.inProcess("check", "--modules", modules.toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(check.out()).contains("spinning: usable", "mute: NOT USABLE", "export   process");
  }

  @Test
  void run_asJsonLines_printsEachContentWhileItRuns() throws IOException {
    TestGuest.SUCCEEDING.writeTo(modules);
    TestGuest.FAILING.writeTo(modules);
    ProgramRun run = run("--format=jsonl");
    assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.number());
    assertThat(run.err()).contains("2 files (6 B)");
    assertThat(run.out().lines())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("{\"uuid\":\"")
                    .contains(
                        "\"depth\":0,\"size\":3,\"sha256\":\"",
                        "\"status\":\"failed\",\"error_message\":\"failing: process returned 7\"",
                        "{\"module\":\"succeeding\",\"outcome\":\"ok\",\"message\":null,\"wall_us\":")
                    .endsWith("\"tables\":{}}]}"));
  }
}
