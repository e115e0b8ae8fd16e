package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.SIZES;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.run;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.sink.KnownRoot;
import dev.wadup.sink.ModuleRecord;
import dev.wadup.sink.RootFilter;
import dev.wadup.sink.RunRecord;
import dev.wadup.table.RowBatch;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run learns from the first, and what becomes of roots it does not see. */
class KnownResultsTest {
  private static final Set<String> INPUTS = Set.of("/input");

  private static final ModuleRecord COUNTER = RUN.modules().getFirst();

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("results.db");
  }

  private List<String> rows(String sql) {
    return new Database(path()).rows(sql);
  }

  private SqliteSink open(RunRecord run) {
    return SqliteSink.open(SqliteSettings.of(path()), run, new SchemaRegistry());
  }

  private SqliteSink open(boolean retryFailed, boolean prune) {
    return open(retryFailed, prune, RootFilter.NONE);
  }

  private SqliteSink open(boolean retryFailed, boolean prune, RootFilter leftOut) {
    SqliteSettings settings =
        new SqliteSettings(path(), false, false, retryFailed, prune, null, false, leftOut);
    return SqliteSink.open(settings, RUN, new SchemaRegistry());
  }

  private void writeRoots(String... names) {
    try (SqliteSink sink = open(RUN)) {
      for (String name : names) {
        sink.beginRoot(root(name));
        sink.write(content(name, counted(1)));
        sink.write(child(name, "child", counted(2)));
        sink.completeRoot(uuid(name));
      }
      sink.finish("complete");
    }
  }

  private Optional<KnownRoot> find(RunRecord run, String name) {
    try (SqliteSink sink = open(run)) {
      return sink.knownResults().root(uuid(name));
    }
  }

  @Test
  void root_inANewDatabase_knowsNothing() {
    assertThat(find(RUN, "a")).isEmpty();
  }

  @Test
  void root_afterACompleteRun_coversTheUnchangedRoot() {
    writeRoots("a");

    KnownRoot known = find(RUN, "a").orElseThrow();

    assertThat(known.isWhole()).isTrue();
    assertThat(known.due()).isEmpty();
    assertThat(known.looksLike(10, 1_000)).isTrue();
    assertThat(known.looksLike(11, 1_000)).isFalse();
    assertThat(known.looksLike(10, 1_001)).isFalse();
    assertThat(find(RUN, "b")).isEmpty();
  }

  @Test
  void root_underOtherModules_saysWhichAreDue() {
    writeRoots("a");

    assertThat(due(new ModuleRecord("counter", "cd34", null))).containsExactly("counter");
    assertThat(due(COUNTER, new ModuleRecord("x", "1", null))).containsExactly("x");
    assertThat(due(new ModuleRecord("x", "1", null))).containsExactly("x");
    assertThat(due()).isEmpty();
  }

  @Test
  void root_underOtherSettings_saysAllAreDue() {
    writeRoots("a");

    assertThat(find(new RunRecord("1.0", "", "{\"x\":1}", RUN.modules()), "a").orElseThrow().due())
        .containsExactly("counter");
    assertThat(find(new RunRecord("2.0", "other", "{}", RUN.modules()), "a").orElseThrow().due())
        .isEmpty();
  }

  @Test
  void root_ofModulesThatShareATable_saysBothAreDue() {
    RunRecord both = record(COUNTER, new ModuleRecord("twin", "1", null));
    try (SqliteSink sink = open(both)) {
      sink.beginRoot(root("a"));
      sink.write(content("a", counted(1), run("twin", RowBatch.empty(SIZES))));
      sink.completeRoot(uuid("a"));
      sink.finish("complete");
    }

    assertThat(due(COUNTER, new ModuleRecord("twin", "2", null)))
        .containsExactlyInAnyOrder("counter", "twin");
  }

  private Set<String> due(ModuleRecord... modules) {
    return find(record(modules), "a").orElseThrow().due();
  }

  private static RunRecord record(ModuleRecord... modules) {
    return new RunRecord("1.0", "", "{}", List.of(modules));
  }

  @Test
  void root_ofAPendingRoot_doesNotCover() {
    writeRoots("a");
    try (SqliteSink sink = open(RUN)) {
      sink.beginRoot(root("a"));
    }

    assertThat(find(RUN, "a").orElseThrow().isWhole()).isFalse();
  }

  @Test
  void root_forARunThatRetries_doesNotCoverFailures() {
    writeRoots("a", "b");
    new Database(path())
        .execute("UPDATE __wadup_content SET status = 'failed' WHERE path = 'b!/child'");

    assertThat(find(RUN, "b").orElseThrow().due()).isEmpty();
    try (SqliteSink sink = open(true, false)) {
      assertThat(sink.knownResults().root(uuid("a")).orElseThrow().due()).isEmpty();
      assertThat(sink.knownResults().root(uuid("b")).orElseThrow().due())
          .containsExactly("counter");
    }
  }

  @Test
  void endInputs_marksWhatWasNotSeen() {
    writeRoots("kept", "redone", "absent");
    try (SqliteSink sink = open(RUN)) {
      sink.keepRoot(uuid("kept"));
      sink.beginRoot(root("redone"));
      sink.write(content("redone"));
      sink.completeRoot(uuid("redone"));
      sink.endInputs(INPUTS);
      sink.finish("complete");
    }

    assertThat(rows("SELECT path_raw, state FROM __wadup_root ORDER BY 1"))
        .containsExactly("absent|gone", "kept|complete", "redone|complete");
    assertThat(rows("SELECT count(*) FROM file_sizes")).containsExactly("4");
    assertThat(find(RUN, "absent").orElseThrow().state()).isEqualTo(KnownRoot.State.GONE);
    assertThat(Files.exists(folder.resolve("results.db-wal"))).isFalse();
  }

  @Test
  void endInputs_ofAnotherInput_leavesRootsAlone() {
    writeRoots("a");
    try (SqliteSink sink = open(false, true)) {
      sink.endInputs(Set.of("/elsewhere"));
      sink.finish("complete");
    }

    assertThat(rows("SELECT state FROM __wadup_root")).containsExactly("complete");
  }

  @Test
  void endInputs_withPrune_deletesAllOfAbsentRoots() {
    writeRoots("kept", "absent");
    try (SqliteSink sink = open(false, true)) {
      sink.keepRoot(uuid("kept"));
      sink.endInputs(INPUTS);
      sink.finish("complete");
    }

    new Database(path()).assertSound();
    assertThat(rows("SELECT path_raw FROM __wadup_root")).containsExactly("kept");
    assertThat(rows("SELECT path FROM __wadup_content ORDER BY 1"))
        .containsExactly("kept", "kept!/child");
    assertThat(rows("SELECT count(*) FROM file_sizes")).containsExactly("2");
    assertThat(rows("SELECT count(*) FROM __wadup_module_run")).containsExactly("2");
  }

  @Test
  void endInputs_rootsLeftOutOnPurpose_areNotGone() {
    writeRoots("a", "b");
    RootFilter filter = (pathRaw, size) -> pathRaw.startsWith("b");
    try (SqliteSink sink = open(false, true, filter)) {
      sink.endInputs(INPUTS);
      sink.finish("complete");
    }
    assertThat(rows("SELECT path_raw, state FROM __wadup_root")).containsExactly("b|complete");
  }
}
