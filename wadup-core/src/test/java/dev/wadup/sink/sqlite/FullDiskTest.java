package dev.wadup.sink.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.table.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A database that can't grow ends the run with one line; what was committed stays. */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskTest {
  /** Enough for the empty database and some of its rows, in blocks of 512 or 1,024 bytes. */
  private static final int LARGEST_FILE_BLOCKS = 300;

  @TempDir Path folder;

  @Test
  void write_beyondTheLargestFile_failsWithOneLineAndKeepsWhatWasCommitted() throws Exception {
    Path path = folder.resolve("results.db");
    unpackTheNativeLibrary();

    Process writer = start(path);

    assertThat(writer.waitFor()).isOne();
    assertThat(Files.readString(folder.resolve("log")))
        .contains("Cannot write the results database " + path)
        .contains("What was committed before is intact");
    Database database = new Database(path);
    database.assertSound();
    assertThat(database.rows("SELECT state FROM __wadup_root WHERE state = 'complete'"))
        .isNotEmpty()
        .hasSizeLessThan(RunningWriter.ROOTS);
  }

  /** The child could not: the library is larger than its largest file. */
  private void unpackTheNativeLibrary() {
    SqliteSettings settings = SqliteSettings.of(folder.resolve("other.db"));
    SqliteSink.open(settings, Results.RUN, new SchemaRegistry()).close();
  }

  private Process start(Path database) throws IOException {
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -f %d; exec \"$0\" \"$@\"".formatted(LARGEST_FILE_BLOCKS),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            RunningWriter.class.getName(),
            database.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }
}
