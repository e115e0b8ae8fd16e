package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.table.RowBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deterministic runs over trees of contents that meet the guards and each other's schemas. */
@Timeout(60)
class LevelFlowTest {
  private static final List<String> TYPES = List.of("Int64", "String", "Float64");

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "1, 8, 1000000, --max-children",
    "2, 8, 1000000, --max-children",
    "3, 12, 1000000, --max-children",
    "4, 1000, 400, --max-expansion",
    "5, 1000, 400, --max-expansion",
    "6, 1000, 600, --max-expansion",
  })
  void results_onAnyNumberOfThreads_areTheSame(
      long seed, long maxChildren, long maxBytes, String limit) throws IOException {
    LineageLimits limits = new LineageLimits(4, maxChildren, maxBytes, 1);
    String one = results(seed, 1, limits);
    assertThat(one).contains(limit, "BAD_OUTPUT", "TRAP", "ok");
    for (int threads : new int[] {2, 8, 8}) {
      assertThat(results(seed, threads, limits)).as("%d threads", threads).isEqualTo(one);
    }
  }

  private String results(long seed, int threads, LineageLimits limits) throws IOException {
    PipelineFixture run = new PipelineFixture(Files.createTempDirectory(temp, "run"));
    run.deterministic = true;
    run.threads = threads;
    run.lineage = limits;
    Random dice = new Random(seed);
    for (int i = 0; i < 40; i++) {
      run.file("f%02d".formatted(i), Long.toString(dice.nextLong()));
    }
    run.engine.with("a", LevelFlowTest::guest).with("b", LevelFlowTest::guest);
    run.run();
    assertThat(run.sink.completeRoots).hasSize(40);
    assertThat(run.engine.openInstances).hasValue(0);
    return run.sink.results.values().stream()
        .collect(
            Collectors.toMap(
                ContentResult::uuid, LevelFlowTest::describe, (x, y) -> x, TreeMap::new))
        .toString();
  }

  /** What it does depends on its content alone; how long it takes does not. */
  private static int guest(GuestCall call) throws Exception {
    for (int i = ThreadLocalRandom.current().nextInt(3000); i > 0; i--) {
      Thread.onSpinWait();
    }
    Random dice = new Random(call.text().hashCode());
    for (int i = dice.nextInt(3); i > 0; i--) {
      call.metadata(table(dice));
    }
    for (int i = dice.nextInt(6); i > 0; i--) {
      call.child("c" + i, Long.toString(dice.nextLong()).repeat(1 + dice.nextInt(4)));
    }
    if (dice.nextInt(12) == 0) {
      throw new IllegalStateException("a trap");
    }
    return 0;
  }

  /** A definition, rows of a table that only others define, or both. */
  private static String table(Random dice) {
    String name = "t" + dice.nextInt(6);
    String type = TYPES.get(dice.nextInt(TYPES.size()));
    String defined =
        dice.nextInt(4) == 0
            ? ""
            : "{\"name\":\"%s\",\"columns\":[{\"name\":\"x\",\"data_type\":\"%s\"}]}"
                .formatted(name, type);
    return "{\"tables\":[%s],\"rows\":[{\"table_name\":\"%s\",\"values\":[null]}]}"
        .formatted(defined, name);
  }

  private static String describe(ContentResult result) {
    return result.path()
        + " "
        + (result.failed() ? result.errorMessage() : "ok")
        + result.moduleRuns().stream().map(LevelFlowTest::describe).toList();
  }

  private static String describe(ModuleRun run) {
    return "%s %s %s %d %s"
        .formatted(
            run.moduleName(),
            run.outcome(),
            run.message(),
            run.childCount(),
            run.rows().stream().map(RowBatch::schema).toList());
  }
}
