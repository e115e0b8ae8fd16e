package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.error.WadupException;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import dev.wadup.supervision.Investigation;
import dev.wadup.supervision.Supervision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One run after another dies as processes do, until all that killed them is known. */
@Timeout(60)
class SupervisedRunTest {
  private static final int FILES = 70;
  private static final int KILLERS = 50;
  private static final String KILLER = "killer";

  @TempDir private Path temp;
  private Path folder;
  private PipelineFixture run;
  private Investigation investigation;
  private final AtomicBoolean dead = new AtomicBoolean();
  private int deaths;

  @BeforeEach
  void makeFixture() throws IOException {
    folder = Files.createDirectory(temp.resolve("supervision"));
    investigation = new Investigation(folder);
    run = new PipelineFixture(temp);
  }

  /** What the supervisor would find if the process died here; then the run is broken off. */
  private void die() {
    if (!dead.getAndSet(true)) {
      try {
        investigation.workerDied("killed by SIGSEGV");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new AssertionError("dead");
  }

  private void runUntilItEnds() {
    while (!runsToItsEnd()) {
      deaths++;
    }
  }

  private boolean runsToItsEnd() {
    dead.set(false);
    run.sink.forget();
    run.engine.interrupted = false;
    try (Supervision supervision = Supervision.in(folder)) {
      run.supervision = supervision;
      run.run();
      return true;
    } catch (WadupException e) {
      assertThat(dead).as("died as planned").isTrue();
      return false;
    }
  }

  @Test
  void process_manyKillersAmongTheInnocent_namesThemAllAndNobodyElse() throws IOException {
    for (int i = 0; i < FILES; i++) {
      run.file("f" + i, "file " + i);
    }
    run.engine
        .with(
            "a-splitter",
            guest -> {
              if (guest.text().startsWith("file")) {
                int file = Integer.parseInt(guest.text().substring(5));
                guest.child("leaf", (file < KILLERS ? KILLER : "innocent") + file);
              }
              return 0;
            })
        .with(
            "b-killed",
            guest -> {
              if (guest.text().startsWith(KILLER)) {
                die();
              }
              return 0;
            });

    runUntilItEnds();

    assertThat(deaths).isBetween(KILLERS + 1, 2 * KILLERS);
    assertThat(run.sink.results).hasSize(2 * FILES);
    Set<String> blamed = new TreeSet<>();
    for (ContentResult result : run.sink.results.values()) {
      for (ModuleRun moduleRun : result.moduleRuns()) {
        if (moduleRun.outcome() != Outcome.OK) {
          assertThat(moduleRun.outcome()).isEqualTo(Outcome.CRASH);
          assertThat(moduleRun.moduleName()).isEqualTo("b-killed");
          assertThat(moduleRun.message()).contains("killed by SIGSEGV");
          blamed.add(result.path());
        }
      }
    }
    assertThat(blamed).hasSize(KILLERS);
    for (int i = 0; i < KILLERS; i++) {
      assertThat(blamed).contains("f" + i + "!/leaf");
    }
  }

  @Test
  void process_aContentThatKillsOnce_isNotBlamed() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    run.file("f", "text");
    run.engine.with(
        "a",
        guest -> {
          if (calls.getAndIncrement() == 0) {
            die();
          }
          return 0;
        });

    runUntilItEnds();

    assertThat(deaths).isOne();
    assertThat(run.sink.at("f").failed()).isFalse();
  }

  @Test
  void process_aSuspect_runsAfterAllOthersAndAlone() throws IOException {
    run.file("suspect", "suspect");
    for (int i = 0; i < FILES; i++) {
      run.file("f" + i, "" + i);
    }
    AtomicInteger inWork = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    run.engine.with(
        "a",
        guest -> {
          boolean isSuspect = guest.text().equals("suspect");
          if (isSuspect && deaths == 0) {
            die();
          }
          int others = inWork.getAndIncrement();
          if (isSuspect) {
            assertThat(others).isZero();
            assertThat(done).hasValue(FILES);
          }
          inWork.decrementAndGet();
          done.incrementAndGet();
          return 0;
        });
    run.threads = 1;
    assertThat(runsToItsEnd()).isFalse();
    deaths++;
    done.set(0);
    run.threads = 4;

    assertThat(runsToItsEnd()).isTrue();

    assertThat(run.sink.results).hasSize(FILES + 1);
    assertThat(run.sink.at("suspect").failed()).isFalse();
  }
}
