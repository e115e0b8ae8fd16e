package dev.wadup.wasi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.engine.choice.EngineKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The programs of {@code src/test/programs}, compiled with the toolchains that {@code
 * scripts/toolchain-*.sh} keep in the cache; skipped where there is none.
 */
@Tag("slow")
@ParameterizedClass
@EnumSource(EngineKind.class)
class RealProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/programs");

  private final EngineKind engine;
  @TempDir private Path folder;

  RealProgramsTest(EngineKind engine) {
    this.engine = engine;
  }

  @Test
  void posixProgram_findsAllItsExpectationsMet() throws Exception {
    Path clang = tool("WASI_SDK_PATH", "wasi-sdk-", "bin/clang");
    compile(clang, "-O1", "-o", module().toString(), PROGRAMS.resolve("posix.c").toString());
    CommandResult result = run("--env", "KEY=value", module().toString(), "one", "two");
    assertThat(new String(result.stdout(), UTF_8)).isEqualTo("0 broken\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void rustProgram_findsAllItsExpectationsMet() throws Exception {
    Path linker = tool("WASI_SDK_PATH", "wasi-sdk-", "bin/wasm-ld");
    Path rustc = tool("WADUP_RUST_PATH", "rust-", "bin/rustc");
    compile(
        rustc,
        "--edition=2021",
        "--target=wasm32-wasip1",
        "-Clinker=" + linker,
        "-o",
        module().toString(),
        PROGRAMS.resolve("files.rs").toString());
    CommandResult result = run(module().toString());
    assertThat(new String(result.stderr(), UTF_8)).isEmpty();
    assertThat(new String(result.stdout(), UTF_8)).isEqualTo("all well\n");
    assertThat(result.exitCode()).isEqualTo(7);
  }

  @Test
  void goProgram_findsAllItsExpectationsMet() throws Exception {
    compile(
        onPath("go"), "build", "-o", module().toString(), PROGRAMS.resolve("files.go").toString());
    CommandResult result = run("--env", "KEY=value", module().toString(), "one", "two");
    assertThat(new String(result.stdout(), UTF_8)).isEqualTo("all well [one two] value\n");
    assertThat(result.exitCode()).isZero();
  }

  private Path module() {
    return folder.resolve("program.wasm");
  }

  /** Runs with an empty directory as the guest's root. */
  private CommandResult run(String... arguments) throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    List<String> all = new ArrayList<>(List.of("--engine", engine.label(), "--dir", root + "::/"));
    all.addAll(List.of(arguments));
    return CommandRunner.run(CommandLine.parse(all));
  }

  private static void compile(Path compiler, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(compiler.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("GOOS", "wasip1", "GOARCH", "wasm", "GOFLAGS", "-mod=mod"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** A tool below the folder that the variable names, or else of the cache. */
  private static Path tool(String variable, String cached, String tool) throws IOException {
    Optional<Path> home = Optional.ofNullable(System.getenv(variable)).map(Path::of);
    Path found =
        home.or(() -> newest(cached)).map(path -> path.resolve(tool)).orElse(Path.of("none"));
    assumeTrue(Files.exists(found), "no toolchain: " + tool);
    return found;
  }

  private static Path onPath(String program) {
    Optional<Path> found =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getenv().getOrDefault("PATH", ""))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "not on PATH: " + program);
    return found.orElseThrow();
  }

  private static Optional<Path> newest(String prefix) {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    try (Stream<Path> folders = Files.list(Path.of(cache, "wadup"))) {
      return folders
          .filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
          .filter(Files::isDirectory)
          .max(Path::compareTo);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
