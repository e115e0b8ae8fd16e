package dev.wadup.sink.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed run leaves whole contents, parents of all children, and no root falsely complete. */
@Tag("slow")
class KilledWriterTest {
  private static final int KILLS = 20;
  private static final String HALF_CONTENTS =
      """
      SELECT c.path FROM __wadup_content AS c
      WHERE (SELECT count(*) FROM file_sizes AS f WHERE f.content_uuid = c.uuid)
            <> iif(c.parent_uuid IS NULL, 3, 1)
         OR (SELECT count(*) FROM __wadup_module_run AS m WHERE m.content_uuid = c.uuid) <> 1
      """;
  private static final String FALSELY_COMPLETE =
      """
      SELECT r.path_raw FROM __wadup_root AS r
      WHERE r.state = 'complete'
        AND (SELECT count(*) FROM __wadup_content AS c WHERE c.root_uuid = r.uuid) <> 6
      """;

  @TempDir Path folder;

  private Process start(Path database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(RunningWriter.class.getName());
    command.add(database.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  @Test
  void kill_atAnyMoment_leavesASoundDatabase_thatTheNextRunCompletes() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path path = folder.resolve("results.db");
    Database database = new Database(path);

    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start(path);
      awaitDatabase(path, writer);
      writer.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      writer.destroyForcibly().waitFor();

      assertThat(isWhole(database)).as("seed %d, kill %d", seed, kill).isTrue();
    }
    assertThat(start(path).waitFor()).as(Files.readString(folder.resolve("log"))).isZero();

    assertThat(isWhole(database)).isTrue();
    assertThat(database.rows("SELECT count(*) FROM __wadup_root WHERE state = 'complete'"))
        .containsExactly(String.valueOf(RunningWriter.ROOTS));
    assertThat(database.rows("SELECT count(*) FROM file_sizes"))
        .containsExactly(String.valueOf(RunningWriter.ROOTS * (3 + RunningWriter.CHILDREN)));
    assertThat(
            database.rows(
                "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = '__wadup_ix_file_sizes'"))
        .containsExactly("1");
  }

  private static void awaitDatabase(Path path, Process writer) throws InterruptedException {
    while (!Files.exists(path) && writer.isAlive()) {
      writer.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isWhole(Database database) {
    database.assertSound();
    boolean hasTables =
        database.rows("SELECT 1 FROM sqlite_master WHERE name = 'file_sizes'").size() == 1;
    if (hasTables) {
      assertThat(database.rows(HALF_CONTENTS)).isEmpty();
      assertThat(database.rows(FALSELY_COMPLETE)).isEmpty();
    }
    return true;
  }
}
