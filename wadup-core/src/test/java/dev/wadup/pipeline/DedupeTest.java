package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Equal contents: what was found about one is copied, and looks as if it had been found again. */
@Timeout(60)
class DedupeTest {
  @TempDir Path temp;
  private RerunFixture results;

  @BeforeEach
  void prepare() throws IOException {
    results = new RerunFixture(temp);
    results.dedupe = true;
    results.guests.put("pieces", 0).put("tail", 0).put("size", 0);
  }

  /** Runs over one file, then over another with the same bytes. */
  private RunTally runTwice(String text) throws IOException {
    results.file("first", text).run();
    results.file("second", text);
    return results.run();
  }

  private void assertLikeFresh() throws IOException {
    assertThat(results.differencesFromFresh()).isEmpty();
  }

  @Test
  void run_anEqualFile_copiesAllWithoutAGuest() throws IOException {
    RunTally tally = runTwice("a+sb|c+x");

    assertThat(results.guests.calls("pieces") + results.guests.calls("size")).isZero();
    assertThat(tally.copiedRuns()).isEqualTo(24);
    assertThat(tally.saved()).isEqualTo(Duration.ofMillis(24));
    assertThat(tally.children()).isEqualTo(7);
    assertThat(results.rows("SELECT copied_runs, saved_us FROM __wadup_run ORDER BY run_id"))
        .containsExactly("0|0", "24|24000");
    assertLikeFresh();
  }

  @Test
  void run_withoutDedupe_copiesNothing() throws IOException {
    results.dedupe = false;

    assertThat(runTwice("plain").copiedRuns()).isZero();
    assertThat(results.guests.calls("size")).isEqualTo(1);
  }

  @Test
  void run_equalFilesOfOneRun_endLikeFresh() throws IOException {
    for (int i = 0; i < 40; i++) {
      results.file("f" + i, i % 2 == 0 ? "a+sb|c+x" : "ss|ss");
    }
    results.run();

    assertLikeFresh();
  }

  @Test
  void run_aCopyChanges_orGoes_likeAnyOtherFile() throws IOException {
    runTwice("a+sb|c+x");
    results.file("second", "ss").delete("first");
    results.prune = true;

    results.run();

    assertLikeFresh();
  }

  @Test
  void run_aNewModuleOverCopies_findsTheirBytes() throws IOException {
    runTwice("a+sb|c+x");
    results.guests.put("new", 0);

    results.run();

    assertLikeFresh();
  }

  @Test
  void run_anotherVersionOfAModule_isNotAnsweredByTheOld() throws IOException {
    results.file("first", "plain").run();
    results.guests.put("size", 1);
    results.file("second", "plain").delete("first").run();

    assertThat(results.guests.calls("size")).isEqualTo(1);
    assertThat(results.guests.calls("tail")).isZero();
  }

  @Test
  void run_aModuleThatReadItsFacts_runsAgain() throws IOException {
    results.guests.put("curious", 0);

    runTwice("plain");

    assertThat(results.guests.calls("curious")).isEqualTo(1);
    assertThat(results.guests.calls("size")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aModuleThatReadTheFactsOfAChild_keepsTheExtractorRunning() throws IOException {
    results.guests.put("curious", 0);

    runTwice("a+b");

    assertThat(results.guests.calls("pieces")).isEqualTo(1);
    assertThat(results.guests.calls("curious")).isEqualTo(3);
    assertLikeFresh();
  }

  @Test
  void run_aModuleThatChoosesByName_runsAgain() throws Exception {
    results.guests.put("named", Manifest.parse("{\"wants\":{\"names\":[\"s*\",\"f*\"]}}"));

    runTwice("plain");

    assertThat(results.guests.calls("named")).isEqualTo(1);
    assertThat(results.guests.calls("size")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_modulesThatShareATable_runAgain() throws IOException {
    results.guests.put("left", 0).put("right", 0);

    runTwice("plain");

    assertThat(results.guests.calls("left")).isEqualTo(1);
    assertThat(results.guests.calls("size")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aFailure_isTriedAgain() throws IOException {
    results.guests.put("picky", 0);

    runTwice("x");

    assertThat(results.guests.calls("picky")).isEqualTo(1);
    assertLikeFresh();
  }

  @Test
  void run_aCopyTooDeepForItsChildren_isNoCopy() throws IOException {
    results.lineage = new LineageLimits(2, 100, 1 << 20, 200);
    results.file("first", "a+b").run();
    results.file("second", "ssa+b");

    results.run();

    assertThat(results.rows("SELECT path FROM __wadup_content WHERE status = 'failed' ORDER BY 1"))
        .contains("second!/tail!/tail!/piece0", "second!/tail!/tail!/piece1");
    assertLikeFresh();
  }

  @Test
  void run_aCopyBeyondWhatItsRootMayExpandTo_isCutLikeAnyOther() throws IOException {
    results.file("first", "a+b+c+d").run();
    results.lineage = new LineageLimits(10, 2, 1 << 20, 200);
    results.file("second", "a+b+c+d");

    results.run();

    assertThat(
            results.rows(
                "SELECT count(*) FROM __wadup_content WHERE path GLOB 'second*'"
                    + " AND error_message GLOB 'cut: *'"))
        .containsExactly("2");
  }
}
