package dev.wadup.cli.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.cli.ProgramRun;
import dev.wadup.cli.TestGuest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproCommandTest {
  /** Hands out one slice. */
  private static final String EXTRACTOR =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 100) "subcontent/metadata_0.json")
        (data (i32.const 200) "ANNOUNCEMENT")
        (func (export "process") (result i32)
          (drop (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 26)
            (i32.const 1) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 0)))
          (i32.store (i32.const 8) (i32.const 200))
          (i32.store (i32.const 12) (i32.const LENGTH))
          (drop (call $write (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 4)))
          (drop (call $close (i32.load (i32.const 0))))
          (i32.const 0))
        (@custom "wadup.manifest" "MANIFEST"))
      """;

  /** Fails on what came out of what came out, and wants nothing else. */
  private static final String PICKY =
      """
      (module (memory (export "memory") 1) (func (export "process") (result i32) (i32.const 7))
        (@custom "wadup.manifest" "%s"))
      """
          .formatted(escaped("{\"wants\": {\"names\": [\"*.txt\"], \"depth\": {\"min\": 2}}}"));

  @TempDir private Path folder;
  private Path modules;
  private Path input;
  private Path output;
  private Path target;

  @BeforeEach
  void makeFolders() throws IOException {
    modules = Files.createDirectory(folder.resolve("modules"));
    input = Files.createDirectory(folder.resolve("in put"));
    output = folder.resolve("results.db");
    target = folder.resolve("repro");
    Files.writeString(input.resolve("root ü.bin"), "0123456789");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\5c").replace("\"", "\\22");
  }

  private void writeExtractor(String name, String announcement, String wants) throws IOException {
    TestGuest.write(
        modules.resolve(name),
        EXTRACTOR
            .replace("ANNOUNCEMENT", escaped(announcement))
            .replace("LENGTH", "" + announcement.getBytes(StandardCharsets.UTF_8).length)
            .replace("MANIFEST", escaped("{\"wants\": {" + wants + "}}")));
  }

  private void writeNest() throws IOException {
    writeExtractor(
        "first.wasm",
        "{\"filename\":\"inner.bin\",\"offset\":1,\"length\":6}",
        "\"roots_only\": true");
    writeExtractor(
        "second.wasm",
        "{\"filename\":\"../evil \\\"na/me\\\".txt\",\"offset\":2,\"length\":3}",
        "\"depth\": {\"min\": 1, \"max\": 1}");
    TestGuest.write(modules.resolve("picky.wasm"), PICKY);
  }

  private ProgramRun run(String... more) {
    List<String> all = new ArrayList<>(List.of("--modules", "" + modules, "--input", "" + input));
    all.addAll(List.of("--output", "" + output));
    all.addAll(List.of(more));
    return ProgramRun.inProcess(all.toArray(String[]::new));
  }

  private ProgramRun repro(String uuid, String... more) {
    List<String> all = new ArrayList<>(List.of("repro", "" + output, uuid, "--out", "" + target));
    all.addAll(List.of(more));
    return ProgramRun.inProcess(all.toArray(String[]::new));
  }

  private static String query(Path database, String sql) {
    return ProgramRun.inProcess("query", database.toString(), sql, "--format=csv")
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .orElse("");
  }

  private String failed() {
    return query(output, "SELECT uuid FROM __wadup_content WHERE status = 'failed'");
  }

  /** The program as its user would start it in the folder that was made. */
  private void runAlone() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xss17m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.wadup.cli.Main",
                "run",
                "@arguments")
            .directory(target.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alone.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("alone.txt"))).isEqualTo(1);
  }

  private static String outcomes(Path database) {
    return query(
        database,
        "SELECT module_name || ' ' || outcome || ' ' || coalesce(message, '') || ' ' || filename ||"
            + " depth FROM __wadup_module_run JOIN __wadup_content ON uuid = content_uuid WHERE"
            + " outcome <> 'ok'");
  }

  @Test
  @Tag("slow")
  void repro_failingNestedChild_failsAloneInTheSameWay() throws Exception {
    writeNest();
    assertThat(run().exitCode()).isEqualTo(1);
    ProgramRun repro = repro(failed());
    assertThat(repro.err()).isEmpty();
    assertThat(repro.exitCode()).isZero();
    assertThat(repro.out()).contains("picky on ", "error_return", "wadup run @arguments");
    assertThat(target.resolve("content.bin")).hasContent("345");
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(files.map(file -> target.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "",
              "arguments",
              "content.bin",
              "content.json",
              "modules",
              "modules/picky.wasm",
              "recorded.jsonl");
    }
    runAlone();
    assertThat(outcomes(target.resolve("results.db")))
        .isEqualTo(outcomes(output))
        .contains("picky error_return process returned 7", "evil");
  }

  @Test
  @Tag("slow")
  void repro_rootOverALimit_keepsTheSettings() throws Exception {
    TestGuest.SPINNING.writeTo(modules);
    run("--timeout", "60ms", "--isolation=fresh", "--max-memory=3MiB");
    assertThat(repro(failed()).exitCode()).isZero();
    assertThat(target.resolve("content.bin")).hasContent("0123456789");
    assertThat(Files.readAllLines(target.resolve("arguments")))
        .contains("\"--timeout\"", "\"60ms\"", "\"--isolation\"", "\"fresh\"", "\"3MiB\"")
        .doesNotContain("\"--input\"");
    runAlone();
    assertThat(outcomes(target.resolve("results.db")))
        .isEqualTo(outcomes(output))
        .contains("spinning timeout ran longer than 60 ms");
  }

  @Test
  void repro_changedRoot_isRefused() throws Exception {
    TestGuest.FAILING.writeTo(modules);
    run();
    Files.writeString(input.resolve("root ü.bin"), "0123456780");
    ProgramRun repro = repro(failed());
    assertThat(repro.exitCode()).isEqualTo(2);
    assertThat(repro.err()).contains("has changed since it was processed");
    Files.delete(input.resolve("root ü.bin"));
    assertThat(repro(failed()).err()).contains("is not there any more");
  }

  @Test
  void repro_changedModule_isRefused() throws Exception {
    Path module = TestGuest.FAILING.writeTo(modules);
    run();
    TestGuest.write(module, "(module (memory (export \"memory\") 1) (func (export \"process\")))");
    assertThat(repro(failed()).err()).contains("failing.wasm is not the one that ran");
    Files.delete(module);
    TestGuest.SUCCEEDING.writeTo(modules);
    assertThat(repro(failed()).err()).contains("There is no module failing in ");
  }

  @Test
  void repro_inputByName_isFoundWhereItIsSaid() throws Exception {
    TestGuest.FAILING.writeTo(modules);
    ProgramRun.inProcess(
        "--modules", "" + modules, "--input", "books=" + input, "--output", "" + output);
    assertThat(repro(failed()).err()).contains("known as 'books': give --input books=DIR");
    Path moved = Files.move(input, folder.resolve("moved"));
    assertThat(repro(failed(), "--input", "books=" + moved).exitCode()).isZero();
    assertThat(target.resolve("content.bin")).hasContent("0123456789");
  }

  @Test
  void repro_unknownContent_isSaid() throws Exception {
    TestGuest.SUCCEEDING.writeTo(modules);
    run();
    assertThat(repro("00000000-0000-0000-0000-000000000000").err())
        .startsWith("wadup: There is no content 0000");
  }
}
