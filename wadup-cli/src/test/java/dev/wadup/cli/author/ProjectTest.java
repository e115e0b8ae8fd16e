package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.cli.ProgramRun;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectTest {
  private static final WadupHome HOME = new WadupHome(Path.of("..").toAbsolutePath().normalize());

  @TempDir Path temporary;

  private Path write(Language language) throws IOException {
    Path folder = temporary.resolve("file-stats");
    new Project(ProjectName.of("file-stats", language), language, folder).write(HOME);
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void write_anyLanguage_leavesNoPlaceholder(Language language) throws IOException {
    Path folder = write(language);
    assertThat(folder.resolve("build")).isExecutable();
    assertThat(folder.resolve("testdata/hello.txt")).hasContent("hello\nworld\n");
    assertThat(files(folder)).isNotEmpty().allSatisfy(ProjectTest::hasNoPlaceholder);
  }

  private static void hasNoPlaceholder(Path file) {
    assertThat(file.toString()).doesNotContain("{{");
    assertThat(file).content().doesNotContain("{{name}}", "{{package}}", "{{home}}");
  }

  @Test
  void write_existingFolder_isRefusedAndUntouched() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("file-stats"));
    assertThatThrownBy(() -> write(Language.GO))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("exists already");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void build_thenTest_givesARow(Language language) throws Exception {
    assumeTrue(language.isInstalled(System.getenv("PATH")), language + " is not installed");
    Path folder = write(language);

    assertThat(build(folder)).as(this::log).isZero();
    ProgramRun run =
        ProgramRun.inProcess(
            "test",
            folder.resolve("file_stats.wasm").toString(),
            folder.resolve("testdata/hello.txt").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("hello.txt: ok, .* fuel, .* MiB")
        .containsPattern("size_bytes +line_count")
        .containsPattern("12 +2");
  }

  private int build(Path folder) throws IOException, InterruptedException {
    return new ProcessBuilder("./build")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("log").toFile())
        .start()
        .waitFor();
  }

  private String log() {
    try {
      return Files.readString(temporary.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
