package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests and the options that choose modules and files, from the command line. */
class SelectionTest {
  private static final String WANTS_ZIP =
      """
      {"name": "zip", "version": "1.0", "description": "Takes ZIP files",
       "wants": {"mime": ["application/zip"]}}\
      """;

  @TempDir private Path folder;
  private Path modules;
  private Path input;
  private Path output;

  @BeforeEach
  void makeInput() throws IOException {
    modules = Files.createDirectory(folder.resolve("modules"));
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("results.db");
    Files.writeString(input.resolve("a.txt"), "some text");
    Files.write(input.resolve("b"), new byte[] {'P', 'K', 3, 4, 10, 0, 0, 0, 0, 0});
    TestGuest.SUCCEEDING.writeTo(modules);
    TestGuest.FAILING.writeTo(modules);
  }

  private ProgramRun run(String... more) {
    List<String> all = new ArrayList<>(List.of("--modules", "" + modules, "--input", "" + input));
    all.addAll(List.of("--output", "" + output));
    all.addAll(List.of(more));
    return ProgramRun.inProcess(all.toArray(String[]::new));
  }

  private String query(String sql) {
    return ProgramRun.inProcess("query", output.toString(), sql, "--format=csv").out();
  }

  private ProgramRun manifest(String... arguments) {
    List<String> all = new ArrayList<>(List.of("manifest"));
    all.addAll(List.of(arguments));
    return ProgramRun.inProcess(all.toArray(String[]::new));
  }

  private Path json(String text) throws IOException {
    return Files.writeString(folder.resolve("manifest.json"), text);
  }

  private String failing() {
    return modules.resolve("failing.wasm").toString();
  }

  @Test
  void manifest_setAndPrinted_isTheSame() throws Exception {
    assertThat(manifest(failing()).exitCode()).isEqualTo(1);
    assertThat(manifest(failing(), "--set", json(WANTS_ZIP).toString()))
        .isEqualTo(new ProgramRun(0, "", ""));
    assertThat(manifest(failing()).out()).isEqualToIgnoringNewLines(WANTS_ZIP + "\n");
    ProgramRun check = ProgramRun.inProcess("check", "--modules", failing());
    assertThat(check.out()).contains("failing: usable", "zip 1.0 Takes ZIP files");
  }

  @Test
  void manifest_toAnotherFile_leavesTheModuleAlone() throws Exception {
    byte[] before = Files.readAllBytes(Path.of(failing()));
    Path other = folder.resolve("other.wasm");
    manifest(failing(), "--set", json(WANTS_ZIP).toString(), "-o", other.toString());
    assertThat(Path.of(failing())).hasBinaryContent(before);
    assertThat(manifest(other.toString()).out()).contains("Takes ZIP files");
  }

  @Test
  void manifest_wrong_isRefusedAndTheModuleLeftAlone() throws Exception {
    byte[] before = Files.readAllBytes(Path.of(failing()));
    ProgramRun run = manifest(failing(), "--set", json("{\"wants\": {\"mime\": 1}}").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err())
        .startsWith("wadup: ")
        .contains("manifest.json: wants.mime is to be a list");
    assertThat(Path.of(failing())).hasBinaryContent(before);
  }

  @Test
  void run_withManifest_entersTheGuestForWhatItWants() throws Exception {
    manifest(failing(), "--set", json(WANTS_ZIP).toString());
    ProgramRun run = run();
    assertThat(run.out()).contains("2 ok, 1 error_return, 1 skipped");
    assertThat(
            query(
                "SELECT path, mime_type, module_name FROM __wadup_content"
                    + " JOIN __wadup_module_run ON uuid = content_uuid ORDER BY 1, 3"))
        .endsWith(
            """
            a.txt,text/plain,succeeding\r
            b,application/zip,failing\r
            b,application/zip,succeeding\r
            """);
    assertThat(query("SELECT manifest_json FROM __wadup_module WHERE module_name = 'failing'"))
        .contains("Takes ZIP files");
  }

  @Test
  void run_withoutAsking_knowsNoTypes() {
    run("--only=succeeding");
    assertThat(query("SELECT count(mime_type) FROM __wadup_content")).endsWith("\r\n0\r\n");
    run("--only=succeeding", "--mime", "--fresh-database");
    assertThat(query("SELECT count(mime_type) FROM __wadup_content")).endsWith("\r\n2\r\n");
  }

  @Test
  void run_brokenManifest_isNamedBeforeAnythingRuns() throws Exception {
    Path text = modules.resolve("failing.wasm");
    TestGuest.write(
        text,
        """
        (module (memory (export "memory") 1) (func (export "process"))
          (@custom "wadup.manifest" "{\\"limits\\": {\\"time\\": 1}}"))\
        """);
    ProgramRun run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(run.err()).contains("failing.wasm: manifest: limits.time is unknown here");
    assertThat(output).doesNotExist();
    ProgramRun check = ProgramRun.inProcess("check", "--modules", modules.toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(check.out()).contains("failing: NOT USABLE", "problem  manifest: limits.time");
  }

  @Test
  void run_contradictingTables_areNamedBeforeAnythingRuns() throws Exception {
    String table =
        "{\"tables\": [{\"name\": \"t\", \"columns\": [{\"name\": \"a\", \"data_type\":"
            + " \"%s\"}]}]}";
    manifest(failing(), "--set", json(table.formatted("Int64")).toString());
    Path succeeding = modules.resolve("succeeding.wasm");
    manifest(succeeding.toString(), "--set", json(table.formatted("String")).toString());
    ProgramRun run = run();
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(run.err()).contains("manifest of 'succeeding' contradicts", "table 't'");
  }

  @Test
  void run_moduleAsksForTime_unlessTheCommandLineGivesIt() throws Exception {
    TestGuest.SPINNING.writeTo(modules);
    String spinning = modules.resolve("spinning.wasm").toString();
    manifest(spinning, "--set", json("{\"limits\": {\"timeout_ms\": 30}}").toString());
    run("--only=spinning", "--include=a.txt");
    assertThat(query("SELECT message FROM __wadup_module_run")).contains("longer than 30 ms");
    run("--only=spinning", "--include=a.txt", "--timeout=40ms", "--fresh-database");
    assertThat(query("SELECT message FROM __wadup_module_run")).contains("longer than 40 ms");
  }

  @Test
  void run_onlyAndSkip_chooseModules() {
    assertThat(run("--only=succeeding").out()).contains("2 ok").doesNotContain("error_return");
    assertThat(run("--skip", "succeeding", "--fresh-database").out()).contains(" 2 error_return");
    ProgramRun wrong = run("--only=nobody");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(wrong.err()).contains("--only nobody: there is no such module; there are failing");
  }

  @Test
  void run_includeExcludeAndSize_chooseFiles() {
    run("--only=succeeding", "--include=*.txt");
    assertThat(query("SELECT path FROM __wadup_content")).endsWith("path\r\na.txt\r\n");
    run("--only=succeeding", "--exclude=*.txt", "--fresh-database");
    assertThat(query("SELECT path FROM __wadup_content")).endsWith("path\r\nb\r\n");
    run("--only=succeeding", "--max-file-size=9", "--fresh-database");
    assertThat(query("SELECT path, reason FROM __wadup_skipped"))
        .endsWith("b,\"10 bytes, more than 9 (--max-file-size)\"\r\n");
  }

  @Test
  void run_withAFilter_callsNothingGoneThatItLeavesOut() {
    run("--only=succeeding");
    run("--only=succeeding", "--exclude=*.txt", "--prune");
    assertThat(query("SELECT path_raw, state FROM __wadup_root ORDER BY 1"))
        .endsWith("a.txt,complete\r\nb,complete\r\n");
  }

  @Test
  void plan_countsFilesByTypeWithTheirModules() throws Exception {
    manifest(failing(), "--set", json(WANTS_ZIP).toString());
    Files.writeString(input.resolve("c.txt"), "more text");
    ProgramRun plan =
        ProgramRun.inProcess(
            "plan", "--modules", "" + modules, "--input", "" + input, "--format=csv");
    assertThat(plan)
        .isEqualTo(
            new ProgramRun(
                0,
                """
                type,files,bytes,modules\r
                text/plain,2,18,succeeding\r
                application/zip,1,10,"failing, succeeding"\r
                """,
                ""));
  }

  @Test
  void plan_nobodyWants_isShown() throws Exception {
    manifest(failing(), "--set", json(WANTS_ZIP).toString());
    ProgramRun plan =
        ProgramRun.inProcess(
            "plan", "--modules", failing(), "--input", "" + input, "--exclude=b", "--format=csv");
    assertThat(plan.out()).endsWith("\r\ntext/plain,1,9,(none)\r\n");
  }
}
