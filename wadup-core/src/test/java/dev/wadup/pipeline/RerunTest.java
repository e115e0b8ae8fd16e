package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run over what an earlier run did: only what is missing runs, and nothing shows of the way. */
@Timeout(60)
class RerunTest {
  @TempDir Path temp;
  private RerunFixture results;

  @BeforeEach
  void runOnce() throws IOException {
    results = new RerunFixture(temp);
    results.guests.put("pieces", 0).put("tail", 0).put("size", 0);
    results.file("plain", "plain").file("slices", "ss").file("parts", "a+sb|c+x").run();
  }

  private void assertLikeFresh() throws IOException {
    assertThat(results.differencesFromFresh()).isEmpty();
  }

  @Test
  void run_unchanged_callsNoGuest() throws IOException {
    RunTally tally = results.run();

    assertThat(tally.unchanged()).isEqualTo(3);
    assertThat(tally.outcomes()).isEmpty();
    assertThat(results.guests.calls("pieces")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aNewModule_runsAloneOverEverything() throws IOException {
    results.guests.put("new", 0);

    results.run();

    assertThat(results.guests.calls("new")).isEqualTo(11);
    assertThat(results.guests.calls("size")).isZero();
    assertThat(results.guests.calls("tail")).as("slices are cut without it").isZero();
    assertThat(results.guests.calls("pieces"))
        .as("where its children's bytes are due")
        .isEqualTo(3);
    assertLikeFresh();
  }

  @Test
  void run_aNewModule_leavesRowsOfOthersUntouched() throws IOException {
    List<String> before = results.rows("SELECT rowid, * FROM size");
    results.guests.put("new", 0);

    results.run();

    assertThat(results.rows("SELECT rowid, * FROM size")).isEqualTo(before);
  }

  @Test
  void run_aChangedModule_runsAloneOverEverything() throws IOException {
    results.guests.put("size", 1);

    results.run();

    assertThat(results.guests.calls("size")).isEqualTo(11);
    assertThat(results.guests.calls("tail")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aChangedExtractor_redoesWhatComesOutOfIt() throws IOException {
    results.guests.put("pieces", 1);

    results.run();

    assertThat(results.guests.calls("size")).as("only on new children").isEqualTo(7);
    assertLikeFresh();
  }

  @Test
  void run_twoModulesOfOneTable_areOneUnit() throws IOException {
    results.guests.put("left", 0).put("right", 0);
    results.run();
    results.guests.put("left", 1);

    results.run();

    assertThat(results.guests.calls("right")).isEqualTo(11);
    assertThat(results.guests.calls("size")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aChangedFile_isDoneAnew() throws IOException {
    results.file("parts", "b+c").file("plain", "plain and more");

    RunTally tally = results.run();

    assertThat(tally.unchanged()).isEqualTo(1);
    assertLikeFresh();
  }

  @Test
  void run_aTouchedFile_isDoneAnew() throws IOException {
    results.touch("plain");

    assertThat(results.run().unchanged()).isEqualTo(2);
    assertLikeFresh();
  }

  @Test
  void run_aTouchedFileUnderChecksum_stands() throws IOException {
    results.checksum = true;
    results.touch("plain");

    assertThat(results.run().unchanged()).isEqualTo(3);
    assertLikeFresh();

    results.checksum = false;
    assertThat(results.run().unchanged()).as("its new time is known").isEqualTo(3);
  }

  @Test
  void run_aFileChangedBehindItsTime_isFoundByChecksumAlone() throws IOException {
    Path plain = results.input.resolve("plain");
    FileTime time = Files.getLastModifiedTime(plain);
    Files.writeString(plain, "PLAIN");
    Files.setLastModifiedTime(plain, time);

    assertThat(results.run().unchanged()).isEqualTo(3);
    results.checksum = true;
    assertThat(results.run().unchanged()).isEqualTo(2);
    assertLikeFresh();
  }

  @Test
  void run_aRemovedFile_isGoneAndStandsWhenItIsBack() throws IOException {
    Path plain = results.input.resolve("plain");
    Path aside = temp.resolve("aside");
    Files.move(plain, aside);
    results.run();
    assertThat(results.rows("SELECT state FROM __wadup_root WHERE path_raw = 'plain'"))
        .containsExactly("gone");
    Files.move(aside, plain);

    assertThat(results.run().unchanged()).isEqualTo(3);
    assertLikeFresh();
  }

  @Test
  void run_aRemovedFileUnderPrune_leavesNothing() throws IOException {
    results.delete("parts");
    results.prune = true;

    results.run();

    assertLikeFresh();
  }

  @Test
  void run_aModuleNotNamed_leavesItsRowsAlone() throws IOException {
    List<String> before = results.rows();
    results.guests.remove("pieces");

    assertThat(results.run().unchanged()).isEqualTo(3);
    assertThat(results.rows()).isEqualTo(before);

    results.guests.put("pieces", 0);
    assertThat(results.run().unchanged()).as("nothing was lost").isEqualTo(3);
  }

  @Test
  void run_modulesInTurn_endLikeModulesTogether() throws IOException {
    results.guests.remove("pieces").remove("tail").remove("size").put("new", 0);
    results.run();
    results.guests.put("pieces", 0).put("tail", 0).put("size", 0);

    results.run();

    assertLikeFresh();
  }

  @Test
  void run_otherSettings_redoesEverything() throws IOException {
    results.settings = "{\"keep_partial\":true}";

    assertThat(results.run().unchanged()).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aFailedModuleUnderRetry_runsAlone() throws IOException {
    results.guests.put("picky", 0);
    results.run();
    results.retryFailed = true;

    results.run();

    assertThat(results.guests.calls("picky")).as("the lineage with the failure").isEqualTo(8);
    assertThat(results.guests.calls("size")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_aNewModuleBesideAFailure_keepsTheContentFailed() throws IOException {
    results.guests.put("picky", 0);
    results.run();
    results.guests.put("new", 0);

    results.run();

    assertThat(results.guests.calls("picky")).isZero();
    assertLikeFresh();
  }

  @Test
  void run_anUnchangedModuleGivesOtherChildren_redoesTheRoot() throws IOException {
    results.execute(
        "UPDATE __wadup_content SET sha256 = 'other', filename = 'other' WHERE filename = 'piece0'",
        "UPDATE size SET value = 'other'");
    results.guests.put("new", 0);

    results.run();

    assertThat(results.guests.calls("size")).as("all of one file").isEqualTo(8);
    assertThat(results.rows("SELECT count(*) FROM size WHERE value = 'other'"))
        .containsExactly("3");
  }

  @Test
  void run_aChildOfOtherBytes_redoesTheRoot() throws IOException {
    results.execute("UPDATE __wadup_content SET sha256 = 'other' WHERE filename = 'piece1'");
    results.guests.put("new", 0);

    results.run();

    assertThat(results.guests.calls("size")).as("all of one file").isEqualTo(8);
    assertLikeFresh();
  }

  @Test
  void run_aRootLeftPending_isDoneAnew() throws IOException {
    results.execute(
        "UPDATE __wadup_root SET state = 'pending' WHERE path_raw = 'parts'",
        "DELETE FROM size WHERE value GLOB 'c*'");

    assertThat(results.run().unchanged()).isEqualTo(2);
    assertLikeFresh();
  }
}
