package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A database that can't be written ends the run with one line, and stays as it was. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ReadOnlyDatabaseTest {
  /** Root may write whatever it likes, unless it gives that up. */
  private static final List<String> WITHOUT_ROOTS_RIGHTS =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  @TempDir private Path folder;
  private Path results;
  private Path database;
  private Path input;

  @BeforeEach
  void recordARun() throws Exception {
    input = Files.createDirectory(folder.resolve("input"));
    results = Files.createDirectory(folder.resolve("results"));
    database = results.resolve("results.db");
    TestGuest.SUCCEEDING.writeTo(folder);
    Files.writeString(input.resolve("a.txt"), "one");
    try (RunningProgram program = RunningProgram.start(folder, List.of(), arguments(database))) {
      assertThat(program.end()).as(program.output()).isZero();
    }
    Files.writeString(input.resolve("b.txt"), "two");
  }

  @AfterEach
  void letTheFolderBeDeleted() throws IOException {
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> arguments(Path output) {
    return List.of(
        "--modules", folder.toString(), "--input", input.toString(), "--output", output.toString());
  }

  private String refusal(Path output) throws Exception {
    byte[] before = Files.readAllBytes(database);
    List<String> starter = isRoot() ? withoutRootsRights() : List.of();
    try (RunningProgram program =
        RunningProgram.startUnder(starter, folder, List.of(), arguments(output))) {
      assertThat(program.end()).isEqualTo(ExitCode.NOT_STARTED.number());
      assertThat(database).hasBinaryContent(before);
      return program.output();
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<String> withoutRootsRights() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root, and no setpriv here");
    return WITHOUT_ROOTS_RIGHTS;
  }

  @Test
  void readOnlyFile_isNamedAndUntouched() throws Exception {
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(refusal(database)).contains("wadup: Cannot use", database.toString(), "read-only");
  }

  @Test
  void readOnlyFolder_isNamedAndUntouched() throws Exception {
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThat(refusal(database)).contains("wadup: Cannot use", database.toString(), "folder");
    Path other = results.resolve("new.db");
    assertThat(refusal(other)).contains("wadup: Cannot use", other.toString(), "folder");
    assertThat(other).doesNotExist();
  }
}
