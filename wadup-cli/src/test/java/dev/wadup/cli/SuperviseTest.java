package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.supervision.Investigation;
import dev.wadup.supervision.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers die at many points: all is recorded, the killers are named, and nobody else is. */
@Tag("slow")
@Timeout(600)
class SuperviseTest {
  private static final int FILES = 12;

  /** Over all tests; fewer on a machine that is busy with other things. */
  private static final int DEATHS = Integer.getInteger("wadup.test.deaths", 30);

  /** Each kills two processes from within: among others, and alone. */
  private static final int CRASHERS = DEATHS / 5;

  /** Each has two processes killed by a signal while it is in work. */
  private static final int SPINNERS = DEATHS / 5;

  private static final int STRANGE_KILLS = DEATHS / 5;

  /** The JVM aborts inside the host call that finds a guest's output in breach of the contract. */
  private static final String CRASH_ON_BAD_OUTPUT =
      "-XX:AbortVMOnException=dev.wadup.output.BadOutputException";

  /** About as long as a run takes. */
  private static final int LONGEST_WAIT_MILLIS = 1_500;

  private static final String[] SIGNALS = {"SEGV", "KILL", "ABRT"};

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir private Path folder;
  private ResultRows results;
  private ResultRows reference;

  @BeforeEach
  void nameDatabases() {
    results = new ResultRows(folder.resolve("results.db"));
    reference = new ResultRows(folder.resolve("reference.db"));
  }

  private SplitterInput makeInput(String special) throws IOException {
    SplitterInput input = SplitterInput.make(folder.resolve("input"), FILES, special, random);
    Path harmless = SplitterModules.harmless(folder.resolve("harmless"));
    ProgramRun run = ProgramRun.inProcess(arguments(harmless, input, reference));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return input;
  }

  private static String[] arguments(Path modules, SplitterInput input, ResultRows database) {
    return new String[] {
      "--modules", modules.toString(),
      "--input", input.folder().toString(),
      "--output", database.database().toString(),
      "--threads", "2"
    };
  }

  private RunningProgram supervise(Path modules, SplitterInput input, String... jvm)
      throws IOException {
    Stream<String> job = Arrays.stream(arguments(modules, input, results));
    return RunningProgram.start(
        folder, List.of(jvm), Stream.concat(job, Stream.of("--supervise")).toList());
  }

  @Test
  void run_guestsThatCrashTheProcess_areNamedAndAllElseIsRecorded() throws Exception {
    SplitterInput input = makeInput("B".repeat(CRASHERS));
    Path modules = SplitterModules.withKiller(folder.resolve("modules"));

    try (RunningProgram program = supervise(modules, input, CRASH_ON_BAD_OUTPUT)) {
      assertThat(program.end()).as(program.output()).isEqualTo(ExitCode.SOME_FAILED.number());
      assertThat(deaths(program)).isBetween(CRASHERS + 1L, 2L * CRASHERS);
      assertThat(program.output())
          .contains("SIGABRT", "12 files", "240 children", CRASHERS + " crash");
    }
    assertOnlyTheseAreBlamed(culprits(input), "SIGABRT");
  }

  @Test
  void run_processesKilledAtCertainContents_areNamedAndAllElseIsRecorded() throws Exception {
    SplitterInput input = makeInput("S".repeat(SPINNERS));
    Path modules = SplitterModules.withKiller(folder.resolve("modules"));
    int kills = 0;
    try (RunningProgram program = supervise(modules, input)) {
      while (program.isAlive()) {
        Optional<ProcessHandle> worker = program.worker();
        if (worker.isPresent() && isAtCulprit(culprits(input))) {
          RunningProgram.signal(worker.get(), SIGNALS[kills++ % SIGNALS.length]);
        }
        program.process().waitFor(5, TimeUnit.MILLISECONDS);
      }
      assertThat(program.end()).as(program.output()).isEqualTo(ExitCode.SOME_FAILED.number());
      assertThat(deaths(program)).isEqualTo(kills);
    }
    assertOnlyTheseAreBlamed(culprits(input), "SIG");
  }

  private boolean isAtCulprit(Set<String> culprits) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      Optional<Path> shared =
          folders.filter(path -> path.toString().contains("wadup-supervision-")).findFirst();
      return shared.isPresent()
          && new Investigation(shared.get())
              .inWork().stream()
                  .map(Work::task)
                  .anyMatch(task -> task.module() == 1 && culprits.contains("" + task.content()));
    }
  }

  @Test
  void run_processesKilledForNoReason_endsAsIfNothingHadHappened() throws Exception {
    SplitterInput input = makeInput("");
    for (int kill = 0; kill < STRANGE_KILLS; kill++) {
      runWithOneKill(input, SIGNALS[kill % SIGNALS.length]);
      assertOnlyTheseAreBlamed(Set.of(), "");
      Files.delete(results.database());
    }
  }

  private void runWithOneKill(SplitterInput input, String signal) throws Exception {
    try (RunningProgram program = supervise(folder.resolve("harmless"), input)) {
      while (program.worker().isEmpty() && program.isAlive()) {
        Thread.onSpinWait();
      }
      program.process().waitFor(random.nextInt(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
      program.worker().ifPresent(worker -> RunningProgram.signal(worker, signal));
      assertThat(program.end()).as("seed %d: %s", seed, program.output()).isZero();
      assertThat(program.output()).contains("12 files", "240 children", "756 ok");
    }
  }

  private static long deaths(RunningProgram program) throws IOException {
    return program.output().lines().filter(line -> line.contains("another goes on")).count();
  }

  private Set<String> culprits(SplitterInput input) {
    return input.special().stream()
        .map(SuperviseTest::sha256)
        .map("SELECT uuid FROM __wadup_content WHERE sha256 = '%s'"::formatted)
        .flatMap(sql -> reference.query(sql).stream())
        .collect(Collectors.toSet());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void assertOnlyTheseAreBlamed(Set<String> culprits, String death) {
    results.assertSound();
    Set<String> blamed = new HashSet<>();
    for (String row :
        results.query(
            "SELECT content_uuid, module_name, message FROM __wadup_module_run"
                + " WHERE outcome = 'crash'")) {
      String[] values = row.split("\\|", 3);
      blamed.add(values[0]);
      assertThat(values[1]).isEqualTo(SplitterModules.KILLER);
      assertThat(values[2]).contains(death);
    }
    assertThat(blamed).as("seed %d", seed).isEqualTo(culprits);
    assertThat(rowsWithout(culprits, results))
        .as("seed %d", seed)
        .isEqualTo(rowsWithout(culprits, reference));
  }

  private static List<String> rowsWithout(Set<String> contents, ResultRows rows) {
    List<String> others = new ArrayList<>(rows.all());
    others.removeIf(row -> contents.contains(row.split("\\|", 3)[1]));
    return others;
  }
}
