package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.manifest.Manifest;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules are entered only for what their manifests want. */
class SelectionTest {
  @TempDir private Path temp;
  private PipelineFixture run;

  @BeforeEach
  void makeInput() throws Exception {
    run = new PipelineFixture(temp);
    run.file("a.txt", "text").file("b.bin", "MAGIC and more");
  }

  private static Manifest wanting(String wants) throws Exception {
    return Manifest.parse("{\"wants\": {%s}}".formatted(wants));
  }

  private int extract(GuestCall call) throws Exception {
    call.child("inner.txt", "x");
    return 0;
  }

  private List<String> ranOver(String path) {
    return run.sink.at(path).moduleRuns().stream().map(ModuleRun::moduleName).toList();
  }

  @Test
  void contents_notWanted_enterNoGuestAndHaveNoRow() throws Exception {
    run.engine
        .with("all", call -> 0)
        .with("magic", wanting("\"magic\": [{\"text\": \"MAGIC\"}]"), call -> 0)
        .with("none", wanting("\"size\": {\"min\": 1000}"), call -> 1);
    RunTally tally = run.run();
    assertThat(ranOver("a.txt")).containsExactly("all");
    assertThat(ranOver("b.bin")).containsExactly("all", "magic");
    assertThat(tally.outcomes()).isEqualTo(Map.of(Outcome.OK, 3L, Outcome.SKIPPED, 3L));
    assertThat(tally.failed()).isZero();
  }

  @Test
  void contents_wantedByNobody_succeed() throws Exception {
    run.engine.with("none", wanting("\"names\": [\"*.zip\"]"), call -> 1);
    run.run();
    assertThat(run.sink.at("a.txt").failed()).isFalse();
    assertThat(ranOver("a.txt")).isEmpty();
  }

  @Test
  void children_areSelectedLikeRoots() throws Exception {
    run.engine
        .with("a", wanting("\"roots_only\": true"), this::extract)
        .with("b", wanting("\"depth\": {\"min\": 1}"), call -> 0);
    run.run();
    assertThat(ranOver("a.txt")).containsExactly("a");
    assertThat(ranOver("a.txt!/inner.txt")).containsExactly("b");
  }
}
