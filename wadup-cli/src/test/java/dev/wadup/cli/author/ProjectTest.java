package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  @EnumSource(names = {"GO", "PYTHON"})
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

  @Test
  @Tag("slow")
  void build_go_testsAndGivesAModule() throws Exception {
    assumeTrue(Language.GO.isInstalled(System.getenv("PATH")), "no Go toolchain here");
    Path folder = write(Language.GO);
    Process build =
        new ProcessBuilder("./build")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("log").toFile())
            .start();
    assertThat(build.waitFor()).as(this::log).isZero();
    assertThat(Files.size(folder.resolve("file_stats.wasm"))).isPositive();
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
