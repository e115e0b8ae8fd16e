package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program, killed at a hundred moments of runs with nested contents and three modules. */
@Tag("slow")
@Timeout(600)
class KilledProgramTest {
  private static final int KILLS = Integer.getInteger("wadup.test.kills", 100);

  /** Programs at a time, each with a database of its own: starting one keeps one processor busy. */
  private static final int LANES = 2;

  private static final int KILLED = 137;
  private static final int FILES = 100;
  private static final int CONTENTS_OF_A_FILE = 21;

  /** Contents of which something is missing: a module's run, a row, or the parent. */
  private static final String HALF_CONTENTS =
      """
      SELECT c.path FROM __wadup_content AS c
      WHERE c.status <> 'success'
         OR (SELECT count(*) FROM __wadup_module_run AS m WHERE m.content_uuid = c.uuid) <> 3
         OR (SELECT count(*) FROM seen AS s WHERE s.content_uuid = c.uuid) <> 6
         OR (c.parent_uuid IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM __wadup_content AS p WHERE p.uuid = c.parent_uuid))
      """;

  private static final String ORPHANS =
      """
      SELECT content_uuid FROM (SELECT content_uuid FROM seen
        UNION ALL SELECT content_uuid FROM __wadup_module_run
        UNION ALL SELECT content_uuid FROM __wadup_module_output)
      WHERE content_uuid NOT IN (SELECT uuid FROM __wadup_content)
      """;

  private static final String FALSELY_COMPLETE =
      """
      SELECT r.path_raw FROM __wadup_root AS r
      WHERE r.state = 'complete'
        AND (SELECT count(*) FROM __wadup_content AS c WHERE c.root_uuid = r.uuid) <> %d
      """
          .formatted(CONTENTS_OF_A_FILE);

  private final long seed = System.nanoTime();

  @TempDir private Path folder;
  private Path modules;
  private SplitterInput input;
  private ResultRows reference;
  private long writingMillis;

  @BeforeEach
  void runUnbroken() throws Exception {
    modules = SplitterModules.harmless(folder.resolve("modules"));
    input = SplitterInput.make(folder.resolve("input"), FILES, "", new Random(seed));
    reference = new ResultRows(folder.resolve("reference.db"));
    try (RunningProgram program = start(lane("unbroken"), reference.database())) {
      awaitDatabase(program, reference.database());
      long begin = System.nanoTime();
      assertThat(program.end()).as(program.output()).isZero();
      writingMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
  }

  private Path lane(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private RunningProgram start(Path lane, Path database) throws IOException {
    return RunningProgram.start(
        lane,
        List.of(),
        List.of(
            "--modules", modules.toString(),
            "--input", input.folder().toString(),
            "--output", database.toString()));
  }

  private static void awaitDatabase(RunningProgram program, Path database)
      throws InterruptedException {
    while (!Files.exists(database) && program.isAlive()) {
      program.process().waitFor(1, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void kill_atAnyMoment_leavesWholeContents_andTheSameCommandGoesOnToTheSameRows() {
    IntStream.range(0, LANES).parallel().forEach(this::killAndGoOn);
  }

  private void killAndGoOn(int number) {
    Random random = new Random(seed + number);
    try {
      Path lane = lane("lane" + number);
      ResultRows rows = new ResultRows(lane.resolve("results.db"));
      for (int kill = 0; kill < KILLS / LANES; kill++) {
        if (!isKilled(lane, rows, random)) {
          assertThat(rows.all()).isEqualTo(reference.all());
          Files.delete(rows.database());
        }
      }
      try (RunningProgram program = start(lane, rows.database())) {
        assertThat(program.end()).as(program.output()).isZero();
      }
      assertThat(rows.all()).isEqualTo(reference.all());
    } catch (Exception e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** Kills one run; false if it came to its end before. */
  private boolean isKilled(Path lane, ResultRows rows, Random random) throws Exception {
    try (RunningProgram program = start(lane, rows.database())) {
      awaitDatabase(program, rows.database());
      program.process().waitFor(random.nextLong(writingMillis + 1), TimeUnit.MILLISECONDS);
      program.process().destroyForcibly();
      int exitCode = program.end();
      assertThat(exitCode).as(program.output()).isIn(0, KILLED);
      if (Files.exists(rows.database())) {
        assertWhole(rows);
      }
      return exitCode == KILLED;
    }
  }

  private void assertWhole(ResultRows rows) {
    rows.assertSound();
    if (rows.query("SELECT 1 FROM sqlite_master WHERE name = 'seen'").isEmpty()) {
      return;
    }
    assertThat(rows.query(HALF_CONTENTS)).as("half contents, seed %d", seed).isEmpty();
    assertThat(rows.query(ORPHANS)).as("rows of no content, seed %d", seed).isEmpty();
    assertThat(rows.query(FALSELY_COMPLETE)).as("falsely complete, seed %d", seed).isEmpty();
  }
}
