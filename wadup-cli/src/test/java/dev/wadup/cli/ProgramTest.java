package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started by its launcher as people do. */
@Tag("slow")
class ProgramTest {
  private static final Path LAUNCHER = Path.of("target/wadup/wadup").toAbsolutePath();
  private static final int INTERRUPT = 2;

  @TempDir private Path folder;
  private Path modules;
  private Path input;
  private Path output;

  @BeforeEach
  void makeFolders() throws IOException {
    modules = Files.createDirectory(folder.resolve("modules"));
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("results.db");
  }

  private Process start(Map<String, String> environment, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private ProgramRun end(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    return new ProgramRun(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  private ProgramRun run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return end(start(environment, command(arguments)));
  }

  private static List<String> command(String... arguments) {
    return Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toList();
  }

  @Test
  void launcher_version_namesProgramAndJava() throws Exception {
    ProgramRun run = run(Map.of(), "--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("wadup ").contains("Java 2");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void launcher_throughALink_findsItsJars() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);
    ProgramRun run = end(start(Map.of(), List.of(link.toString(), "--version")));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void launcher_withoutJars_namesTheCommandThatBuilds() throws Exception {
    Path alone = Files.copy(LAUNCHER, folder.resolve("wadup"));
    ProgramRun run = end(start(Map.of(), List.of(alone.toString(), "--version")));
    assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(run.err()).startsWith("wadup: not built yet").contains("scripts/dev setup");
  }

  @Test
  void cLocale_namesThatAreNotAscii_work() throws Exception {
    TestGuest.SUCCEEDING.writeTo(modules);
    Path odd = Files.createDirectory(folder.resolve("zażółć 日本"));
    Files.writeString(odd.resolve("gęś.txt"), "x");
    ProgramRun run =
        run(
            Map.of("LC_ALL", "C"),
            "--modules",
            modules.toString(),
            "--input",
            odd.toString(),
            "--output",
            output.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    String names =
        ProgramRun.inProcess("query", output.toString(), "SELECT path FROM __wadup_content").out();
    assertThat(names).contains("gęś.txt");
  }

  @Test
  void interrupt_stopsGuestsCommitsAndEndsWith130() throws Exception {
    TestGuest.SPINNING.writeTo(modules);
    Files.writeString(input.resolve("a.txt"), "x");
    Process process =
        start(
            Map.of(),
            command(
                "--modules",
                modules.toString(),
                "--input",
                input.toString(),
                "--output",
                output.toString()));
    awaitFile(output, process);
    signal(process, INTERRUPT);
    ProgramRun run = end(process);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INTERRUPTED.number());
    assertThat(run.out()).contains("Interrupted");
    ProgramRun query =
        ProgramRun.inProcess("query", output.toString(), "PRAGMA integrity_check", "--format=csv");
    assertThat(query.out()).contains("ok");
  }

  private static void awaitFile(Path file, Process maker) {
    while (!Files.exists(file)) {
      assertThat(maker.isAlive()).as("the program that makes %s", file).isTrue();
      Thread.onSpinWait();
    }
  }

  private static void signal(Process process, int number) throws Exception {
    new ProcessBuilder("kill", "-" + number, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void standardInput_listsTheFilesToRead() throws Exception {
    TestGuest.SUCCEEDING.writeTo(modules);
    Path file = Files.writeString(input.resolve("a.txt"), "x");
    Files.writeString(input.resolve("b.txt"), "not asked for");
    Process process =
        start(
            Map.of(),
            command(
                "--modules", modules.toString(), "--input", "-", "--output", output.toString()));
    process.getOutputStream().write((file + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    ProgramRun run = end(process);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("1 files");
  }
}
