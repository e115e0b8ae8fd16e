package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.cli.ProgramRun;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorCommandsTest {
  private static final int USAGE = 2;

  @TempDir Path temporary;

  @Test
  void new_unknownLanguage_isAUsageError() {
    ProgramRun run = ProgramRun.inProcess("new", "cobol", "x");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("cobol");
  }

  @Test
  void new_badName_isAUsageErrorThatNamesIt() {
    ProgramRun run = ProgramRun.inProcess("new", "go", "No Name");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("'No Name'").doesNotContain("Exception");
  }

  @Test
  void inspect_usableModule_showsWhatItIs() throws IOException {
    Path module =
        module(
            """
            (module
              (import "wasi_snapshot_preview1" "sched_yield" (func (result i32)))
              (memory (export "memory") 3 16)
              (func (export "process") (result i32) (i32.const 0)))\
            """);
    ProgramRun run = ProgramRun.inProcess("inspect", module.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("name +m\n")
        .containsPattern("size +[0-9]+ bytes\n")
        .containsPattern("usable +yes\n")
        .containsPattern("memory +192 KiB to begin with, at most 1 MiB\n")
        .containsPattern("snapshot +yes")
        .containsPattern("export +process \\(\\) -> i32\n")
        .containsPattern("import +wasi_snapshot_preview1.sched_yield \\(\\) -> i32\n");
  }

  @Test
  void inspect_moduleThatChangesTables_saysThatItHasNoSnapshot() throws IOException {
    Path module =
        module(
            """
            (module
              (memory (export "memory") 1)
              (table 1 funcref)
              (func $p (export "process") (result i32)
                (table.set (i32.const 0) (ref.func $p))
                (i32.const 0)))\
            """);
    ProgramRun run = ProgramRun.inProcess("inspect", module.toString());
    assertThat(run.out())
        .containsPattern("memory +64 KiB to begin with, at most what --max-memory allows\n")
        .containsPattern("snapshot +no: it has instructions that change its tables");
  }

  @Test
  void inspect_somethingElse_isNotUsable() throws IOException {
    Path file = Files.writeString(temporary.resolve("m.wasm"), "no module");
    ProgramRun run = ProgramRun.inProcess("inspect", file.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .containsPattern("problem +it is not WebAssembly")
        .doesNotContain("memory", "snapshot");
  }

  private Path module(String text) throws IOException {
    return Files.write(temporary.resolve("m.wasm"), Wat.toWasm(text));
  }

  @Test
  void test_updateWithoutGolden_isAUsageError() {
    ProgramRun run = ProgramRun.inProcess("test", "m.wasm", "pom.xml", "--update");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("--golden");
  }

  @Test
  void test_missingFile_isAUsageErrorThatNamesIt() {
    ProgramRun run = ProgramRun.inProcess("test", "m.wasm", "nowhere.txt");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("nowhere.txt");
  }

  @Test
  void test_twoFilesOfOneName_shareNoExpectation() throws IOException {
    Path one = Files.createDirectory(temporary.resolve("1")).resolve("a.txt");
    Path two = Files.createDirectory(temporary.resolve("2")).resolve("a.txt");
    Files.writeString(one, "");
    Files.writeString(two, "");
    ProgramRun run =
        ProgramRun.inProcess("test", "m.wasm", one.toString(), two.toString(), "--golden=g");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("a.txt", "share");
  }
}
