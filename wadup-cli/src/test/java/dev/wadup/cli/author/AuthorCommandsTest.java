package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.cli.ProgramRun;
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
