package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.sink.KnownRoot;
import dev.wadup.sink.ModuleRecord;
import dev.wadup.sink.RootFilter;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunRecord;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run learns from the first, and what becomes of roots it does not see. */
class KnownRootsTest {
  private static final Set<String> INPUTS = Set.of("/input");

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
    SqliteSettings settings = new SqliteSettings(path(), false, false, retryFailed, prune, leftOut);
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
      return sink.knownRoots().find(uuid(name));
    }
  }

  @Test
  void find_inANewDatabase_knowsNothing() {
    assertThat(find(RUN, "a")).isEmpty();
  }

  @Test
  void find_afterACompleteRun_coversTheUnchangedRoot() {
    writeRoots("a");

    KnownRoot known = find(RUN, "a").orElseThrow();

    assertThat(known.covers(root("a"))).isTrue();
    assertThat(known.covers(new RootRecord(uuid("a"), "/input", "a", 11, 1_000))).isFalse();
    assertThat(known.covers(new RootRecord(uuid("a"), "/input", "a", 10, 1_001))).isFalse();
    assertThat(find(RUN, "b")).isEmpty();
  }

  @Test
  void find_withAnotherModule_doesNotCover() {
    writeRoots("a");
    List<ModuleRecord> changed = List.of(new ModuleRecord("counter", "cd34", null));
    List<ModuleRecord> more = List.of(RUN.modules().getFirst(), new ModuleRecord("x", "1", null));

    assertThat(find(new RunRecord("1.0", "", "{}", changed), "a").orElseThrow().whole()).isFalse();
    assertThat(find(new RunRecord("1.0", "", "{}", more), "a").orElseThrow().whole()).isFalse();
    assertThat(find(new RunRecord("1.0", "", "{}", List.of()), "a").orElseThrow().whole())
        .isFalse();
  }

  @Test
  void find_withOtherSettings_doesNotCover() {
    writeRoots("a");

    assertThat(
            find(new RunRecord("1.0", "", "{\"x\":1}", RUN.modules()), "a").orElseThrow().whole())
        .isFalse();
    assertThat(find(new RunRecord("2.0", "other", "{}", RUN.modules()), "a").orElseThrow().whole())
        .isTrue();
  }

  @Test
  void find_ofAPendingRoot_doesNotCover() {
    writeRoots("a");
    try (SqliteSink sink = open(RUN)) {
      sink.beginRoot(root("a"));
    }

    assertThat(find(RUN, "a").orElseThrow().whole()).isFalse();
  }

  @Test
  void find_forARunThatRetries_doesNotCoverFailures() {
    writeRoots("a", "b");
    new Database(path())
        .execute("UPDATE __wadup_content SET status = 'failed' WHERE path = 'b!/child'");

    assertThat(find(RUN, "b").orElseThrow().whole()).isTrue();
    try (SqliteSink sink = open(true, false)) {
      assertThat(sink.knownRoots().find(uuid("a")).orElseThrow().whole()).isTrue();
      assertThat(sink.knownRoots().find(uuid("b")).orElseThrow().whole()).isFalse();
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
    assertThat(find(RUN, "absent").orElseThrow().whole()).isFalse();
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
