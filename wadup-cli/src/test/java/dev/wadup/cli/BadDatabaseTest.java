package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.JobConfig;
import dev.wadup.RunListener;
import dev.wadup.Wadup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases that a run must not touch: it says why, and stops before any guest runs. */
@Timeout(120)
class BadDatabaseTest {
  @TempDir private Path folder;
  private Path modules;
  private Path input;
  private Path output;

  @BeforeEach
  void makeInput() throws IOException {
    modules = Files.createDirectory(folder.resolve("modules"));
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("results.db");
    TestGuest.SUCCEEDING.writeTo(modules);
    Files.writeString(input.resolve("a.txt"), "one");
  }

  private ProgramRun run(String... more) {
    String[] least = {"--modules", "" + modules, "--input", "" + input, "--output", "" + output};
    String[] all = Arrays.copyOf(least, least.length + more.length);
    System.arraycopy(more, 0, all, least.length, more.length);
    return ProgramRun.inProcess(all);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + output);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertRefusedUntouched(String... reasons) throws IOException {
    byte[] before = Files.readAllBytes(output);
    for (String option : new String[] {"--prune", "--fresh-database"}) {
      ProgramRun refused = run(option);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
      assertThat(refused.err().lines()).hasSize(1);
      assertThat(refused.err()).contains(output.toString()).contains(reasons);
      assertThat(output).hasBinaryContent(before);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(modules, input, output);
    }
  }

  @Test
  void run_ofANewerSchema_namesBothVersions() throws Exception {
    run();
    execute("PRAGMA user_version = 99");

    assertRefusedUntouched("version 99", "versions up to", "use a newer WADUP");
  }

  @Test
  void run_ofAnotherProgram_isRefused() throws Exception {
    execute("CREATE TABLE mine(x)");

    assertRefusedUntouched("another program's SQLite database", "choose another output");
  }

  @Test
  void run_ofTheOriginalWadup_isRefusedByName() throws Exception {
    execute("CREATE TABLE __wadup_content(uuid TEXT PRIMARY KEY)");

    assertRefusedUntouched("made by the original WADUP");
  }

  @Test
  void run_ofNoDatabaseAtAll_isRefused() throws Exception {
    Files.writeString(output, "notes of somebody, long enough to be a header ".repeat(10));

    assertRefusedUntouched("not a SQLite database");
  }

  @Test
  void run_ofADatabaseCutShort_saysCorrupt() throws Exception {
    run();
    byte[] whole = Files.readAllBytes(output);
    Files.write(output, Arrays.copyOf(whole, whole.length / 2));

    assertRefusedUntouched("corrupt", "not overwritten");
  }

  @Test
  void run_ofADatabaseDamagedInside_saysCorrupt() throws Exception {
    run();
    byte[] damaged = Files.readAllBytes(output);
    Arrays.fill(damaged, 4_096, damaged.length - 4_096, (byte) 0x5a);
    Files.write(output, damaged);
    byte[] before = Files.readAllBytes(output);

    ProgramRun refused = run();

    assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
    assertThat(refused.err()).contains("corrupt", "not overwritten");
    assertThat(output).hasBinaryContent(before);
  }

  @Test
  void run_whileAnotherRuns_saysWhoHoldsIt() throws Exception {
    Files.delete(modules.resolve("succeeding.wasm"));
    TestGuest.SPINNING.writeTo(modules);
    CountDownLatch begun = new CountDownLatch(1);
    Wadup other =
        new Wadup(JobConfig.builder().module(modules).input(input).output(output).build());
    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(() -> other.run(new Announcing(begun)));
    try {
      begun.await();
      ProgramRun refused = run();

      assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_STARTED.number());
      assertThat(refused.err())
          .contains("another run is using it", "process " + ProcessHandle.current().pid());
    } finally {
      other.stop();
      ended.join();
    }
    assertThat(run("--timeout=100ms").out()).contains("1 timeout");
  }

  /** Tells when the database is open. */
  private record Announcing(CountDownLatch begun) implements RunListener {
    @Override
    public void modulesReady(int modules) {
      begun.countDown();
    }
  }
}
