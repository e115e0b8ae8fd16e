package dev.wadup.wasi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.engine.choice.EngineKind;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Command modules run with arguments, environment and directories, and give their exit code. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class CommandRunnerTest {
  private final EngineKind engine;
  @TempDir private Path folder;

  CommandRunnerTest(EngineKind engine) {
    this.engine = engine;
  }

  @Test
  void run_printsAndGivesTheExitCode() throws Exception {
    Path module =
        module(
            """
            (module
              (import "wasi_snapshot_preview1" "fd_write"
                (func $write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "\\10\\00\\00\\00\\03\\00\\00\\00")
              (data (i32.const 16) "hi\\0a")
              (func (export "_start")
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                (call $exit (i32.const 3))))
            """);
    CommandResult result = run(module.toString());
    assertThat(result.stdout()).isEqualTo("hi\n".getBytes(UTF_8));
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void run_ofWhatTraps_saysWhy() throws Exception {
    Path module =
        module("(module (memory (export \"memory\") 1) (func (export \"_start\") unreachable))");
    CommandResult result = run(module.toString());
    assertThat(result.exitCode()).isEqualTo(134);
    assertThat(new String(result.stderr(), UTF_8)).contains("unreachable");
  }

  @Test
  void run_ofADirectory_opensItsCopyUnderItsGuestName() throws Exception {
    Path directory = folder.resolve("host");
    Files.createDirectories(directory.resolve("inner"));
    Files.writeString(directory.resolve("inner/file"), "content");
    Path module =
        module(
            """
            (module
              (import "wasi_snapshot_preview1" "path_filestat_get"
                (func $stat (param i32 i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "path_unlink_file"
                (func $unlink (param i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "inner/file")
              (func (export "_start")
                (drop (call $stat
                  (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 10) (i32.const 64)))
                (drop (call $unlink (i32.const 3) (i32.const 0) (i32.const 10)))
                (call $exit (i32.load (i32.const 96)))))
            """);
    CommandResult result = run("--dir", directory + "::/", module.toString());
    assertThat(result.exitCode()).isEqualTo("content".length());
    assertThat(directory.resolve("inner/file")).exists();
  }

  @Test
  void parse_keepsWhatFollowsTheModuleForTheGuest() {
    CommandLine line =
        CommandLine.parse(
            List.of("--env", "A=b=c", "--dir", "x", "--dir", "y::z", "dir/m.wasm", "--env", "1"));
    assertThat(line.environment()).containsExactly(Map.entry("A", "b=c"));
    assertThat(line.directories())
        .containsExactly(
            new HostDirectory(Path.of("x"), "x"), new HostDirectory(Path.of("y"), "z"));
    assertThat(line.guestArguments()).containsExactly("m.wasm", "--env", "1");
  }

  @Test
  void parse_ofANonsenseOption_isRefused() {
    assertThatThrownBy(() -> CommandLine.parse(List.of("--what")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--what");
    assertThatThrownBy(() -> CommandLine.parse(List.of("--env", "nothing", "m.wasm")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CommandLine.parse(List.of("--env")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CommandResult run(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--engine", engine.label()));
    all.addAll(List.of(arguments));
    return CommandRunner.run(CommandLine.parse(all));
  }

  private Path module(String text) throws IOException {
    return Files.write(folder.resolve("program.wasm"), Wat.toWasm(text));
  }
}
