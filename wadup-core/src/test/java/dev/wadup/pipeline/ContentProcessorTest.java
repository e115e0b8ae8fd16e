package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.content.Input;
import dev.wadup.content.InputScanner;
import dev.wadup.content.ScanSettings;
import dev.wadup.content.ScanVisitor;
import dev.wadup.content.SpillLimits;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import dev.wadup.sink.SkippedEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContentProcessorTest {
  private static final int FILES_WAITED_FOR = 500;

  @TempDir Path temp;
  private PipelineFixture run;

  @BeforeEach
  void makeFixture() throws IOException {
    run = new PipelineFixture(temp);
  }

  @AfterEach
  void everythingIsClosed() throws InterruptedException {
    assertThat(run.engine.openInstances).hasValue(0);
    assertThat(run.engine.openModules).hasValue(0);
    assertThat(temp.resolve("spill")).doesNotExist();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("wadup-")) {
        assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
      }
    }
  }

  @Test
  void process_files_recordsEachOnceWithItsRows() throws IOException {
    for (int i = 0; i < 500; i++) {
      run.file("d" + i % 7 + "/f" + i, "x".repeat(i));
    }
    run.engine.with("counter", call -> rows(call, call.data().size()));

    RunTally tally = run.run();

    assertThat(tally.roots()).isEqualTo(500);
    assertThat(tally.rows()).isEqualTo(500);
    assertThat(tally.bytes()).isEqualTo(500 * 499 / 2);
    assertThat(tally.outcomes()).containsOnly(Map.entry(Outcome.OK, 500L));
    assertThat(run.sink.results).hasSize(500);
    assertThat(run.sink.completeRoots).hasSize(500);
    assertThat(run.sink.pendingRoots).isEmpty();
  }

  @Test
  void process_rootResult_hasPlaceSizeAndHash() throws IOException {
    run.file("a/b.txt", "abc");
    run.engine.with("m", call -> 0);

    run.run();

    ContentResult result = run.sink.at("a/b.txt");
    assertThat(result.filename()).isEqualTo("b.txt");
    assertThat(result.pathRaw()).isNull();
    assertThat(result.depth()).isZero();
    assertThat(result.size()).isEqualTo(3);
    assertThat(result.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(result.uuid())
        .isEqualTo(
            Identity.ofRoot(Identity.ofInput("in"), "a/b.txt".getBytes(StandardCharsets.UTF_8)));
    assertThat(run.sink.root(result.uuid()).pathRaw()).isEqualTo("a/b.txt");
  }

  @Test
  void process_modules_runInNameOrder() throws IOException {
    run.file("f", "");
    run.engine.with("b", call -> 0).with("a", call -> 0).with("c", call -> 0);

    run.run();

    assertThat(run.sink.at("f").moduleRuns())
        .extracting(ModuleRun::moduleName)
        .containsExactly("a", "b", "c");
  }

  @Test
  void process_children_areSeenByEveryModuleUnderTheirPath() throws IOException {
    run.file("f.zip", "2");
    run.engine.with("nest", ContentProcessorTest::nest).with("see", call -> rows(call, 1));

    RunTally tally = run.run();

    assertThat(run.sink.byPath()).containsOnlyKeys("f.zip", "f.zip!/1", "f.zip!/1!/0");
    assertThat(tally.children()).isEqualTo(2);
    assertThat(tally.rows()).isEqualTo(3);
    ContentResult child = run.sink.at("f.zip!/1");
    assertThat(child.depth()).isEqualTo(1);
    assertThat(child.parentUuid()).isEqualTo(child.rootUuid());
    assertThat(child.uuid()).isEqualTo(Identity.ofChild(child.rootUuid(), "nest", 0));
  }

  @Test
  void process_sliceOfASlice_isCutFromTheFile() throws IOException {
    run.file("f", "abcdefgh");
    run.engine.with(
        "halve",
        call -> {
          if (call.data().size() > 2) {
            call.slice("[" + call.text() + "]", call.data().size() / 2, call.data().size() / 2);
          }
          return 0;
        });

    run.run();

    assertThat(run.sink.byPath()).containsOnlyKeys("f", "f!/[abcdefgh]", "f!/[abcdefgh]!/[efgh]");
    ContentResult innermost = run.sink.at("f!/[abcdefgh]!/[efgh]");
    assertThat(innermost.size()).isEqualTo(2);
    assertThat(innermost.offset()).isEqualTo(2);
  }

  @Test
  void process_sameInputTwice_givesTheSameIdentities() throws IOException {
    run.file("f", "3");
    run.engine.with("nest", ContentProcessorTest::nest);
    run.run();
    Set<UUID> first = Set.copyOf(run.sink.results.keySet());
    run.sink.results.clear();
    run.sink.roots.clear();

    run.run();

    assertThat(run.sink.results.keySet()).isEqualTo(first);
  }

  @Test
  void process_oneBigArchive_isSharedByAllThreads() throws IOException {
    run.file("f", "many");
    CyclicBarrier allThreads = new CyclicBarrier(4);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    run.engine.with(
        "fan",
        call -> {
          if (call.text().equals("many")) {
            for (int i = 0; i < 100; i++) {
              call.child("c" + i, "child " + i);
            }
          } else if (threads.add(Thread.currentThread().getName())) {
            allThreads.await(30, TimeUnit.SECONDS);
          }
          return 0;
        });

    RunTally tally = run.run();

    assertThat(tally.outcomes()).containsOnly(Map.entry(Outcome.OK, 101L));
    assertThat(threads).hasSize(4).allMatch(name -> name.startsWith("wadup-worker-"));
  }

  @Test
  void process_failingModule_losesItsOutputAndNobodyElses() throws IOException {
    run.file("f", "text");
    run.engine
        .with(
            "bad",
            call -> {
              call.row(1);
              call.child("lost", "lost");
              throw new IllegalStateException("unreachable");
            })
        .with("good", call -> rows(call, 7));

    RunTally tally = run.run();

    ContentResult result = run.sink.at("f");
    assertThat(result.errorMessage()).isEqualTo("bad: unreachable");
    assertThat(result.moduleRuns().getFirst().rows()).isEmpty();
    assertThat(result.moduleRuns().getLast().rows()).hasSize(1);
    assertThat(tally.children()).isZero();
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.outcomes()).containsEntry(Outcome.TRAP, 1L).containsEntry(Outcome.OK, 1L);
  }

  @Test
  void process_keepPartial_keepsWhatWasFlushed() throws IOException {
    run.keepPartial = true;
    run.file("f", "text");
    run.engine.with(
        "bad",
        call -> {
          if (call.text().equals("text")) {
            call.row(1);
            call.child("kept", "kept");
            return 3;
          }
          return 0;
        });

    RunTally tally = run.run();

    assertThat(run.sink.byPath()).containsOnlyKeys("f", "f!/kept");
    assertThat(run.sink.at("f").errorMessage()).isEqualTo("bad: returned 3");
    assertThat(tally.rows()).isEqualTo(1);
  }

  @Test
  void process_badOutput_isTheModulesFault() throws IOException {
    run.file("f", "text");
    run.engine.with(
        "m",
        call -> {
          call.metadata("{\"rows\":[{\"table_name\":\"unknown\",\"values\":[]}]}");
          return 0;
        });

    run.run();

    ModuleRun result = run.sink.at("f").moduleRuns().getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.BAD_OUTPUT);
    assertThat(result.message()).contains("unknown");
  }

  @Test
  void process_workersWaitForAnother_noFurtherWorkersAreMade() throws Exception {
    for (int i = 0; i < FILES_WAITED_FOR; i++) {
      run.file("f" + i, "x");
    }
    run.threads = 2;
    BlockingQueue<Integer> handOver = new SynchronousQueue<>();
    run.engine.with("waiter", _ -> handOver.take());
    Thread giver = Thread.ofPlatform().daemon().start(() -> giveToAll(handOver));

    run.run();

    giver.join();
    assertThat(run.engine.instances).hasValueLessThanOrEqualTo(2);
    assertThat(run.sink.results).hasSize(FILES_WAITED_FOR);
  }

  private static void giveToAll(BlockingQueue<Integer> handOver) {
    try {
      for (int i = 0; i < FILES_WAITED_FOR; i++) {
        handOver.put(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void process_instances_areReusedUntilOneFails() throws IOException {
    run.threads = 1;
    for (int i = 0; i < 10; i++) {
      run.file("f" + i, i == 4 ? "bad" : "good");
    }
    run.engine.with("m", call -> call.text().equals("bad") ? 1 : 0);

    run.run();

    assertThat(run.engine.instances).hasValue(2);
  }

  @Test
  void process_startUpFailsLater_isAnOutcome() throws IOException {
    run.threads = 1;
    run.file("a", "").file("b", "");
    run.engine.with("m", new FailingRestart());

    RunTally tally = run.run();

    assertThat(tally.failed()).isEqualTo(2);
    assertThat(run.sink.at("b").errorMessage()).isEqualTo("m: start-up failed: no luck");
  }

  @Test
  void load_brokenModules_areAllNamed() {
    FakeEngine engine = new FakeEngine().with("fine", call -> 0);
    var sources = new ArrayList<>(engine.modules());
    sources.add(new ModuleFile(new ModuleSource("broken1", Path.of("broken1.wasm"))));
    sources.add(new ModuleFile(new ModuleSource("broken2", Path.of("broken2.wasm"))));

    assertThatThrownBy(() -> ModuleSet.load(engine, sources, 2))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("broken1")
        .hasMessageContaining("broken2")
        .extracting(failure -> ((WadupException) failure).code())
        .isEqualTo(ErrorCode.MODULE_REJECTED);
    assertThat(engine.openInstances).hasValue(0);
    assertThat(engine.openModules).hasValue(0);
  }

  @Test
  void process_tooDeep_isRecordedAndNotProcessed() throws IOException {
    run.lineage = new LineageLimits(2, 1000, 1 << 20, 1);
    run.file("f", "5");
    run.engine.with("nest", ContentProcessorTest::nest);

    run.run();

    assertThat(run.sink.results).hasSize(4);
    ContentResult deepest = run.sink.at("f!/4!/3!/2");
    assertThat(deepest.errorMessage()).contains("deeper than 2", "--max-recursion-depth");
    assertThat(deepest.moduleRuns()).isEmpty();
  }

  @Test
  void process_childEqualToAnAncestor_isCut() throws IOException {
    run.file("f", "ping");
    run.engine.with(
        "quine",
        call -> {
          call.child("next", call.text().equals("ping") ? "pong" : "ping");
          return 0;
        });

    RunTally tally = run.run();

    assertThat(tally.children()).isEqualTo(2);
    ContentResult cut = run.sink.at("f!/next!/next");
    assertThat(cut.errorMessage()).contains("same bytes as its ancestor", "" + cut.rootUuid());
  }

  @Test
  void process_tooManyDescendants_cutsWithOneCountBeyondAHundred() throws IOException {
    run.lineage = new LineageLimits(100, 50, 1 << 30, 1);
    run.file("f", "bomb").file("other", "tame");
    run.engine.with(
        "m",
        call -> {
          for (int i = 0; i < 1000 && call.text().equals("bomb"); i++) {
            call.child("c" + i, "child" + i);
          }
          return 0;
        });

    RunTally tally = run.run();

    assertThat(tally.outcomes()).containsOnly(Map.entry(Outcome.OK, 52L));
    assertThat(tally.children()).isEqualTo(50 + 100 + 1);
    assertThat(run.sink.at("f!/c50").errorMessage()).contains("--max-children");
    assertThat(run.sink.at("").errorMessage()).contains("850 more");
    assertThat(run.sink.completeRoots).hasSize(2);
  }

  @Test
  void process_failsAfterACut_recordsNoneOfItsChildren() throws IOException {
    run.lineage = new LineageLimits(100, 1000, 1000, 1);
    run.file("f", "bomb");
    run.engine.with(
        "m",
        call -> {
          call.child("fits", new byte[600]);
          call.child("doesNot", new byte[600]);
          return 1;
        });

    run.run();

    assertThat(run.sink.byPath()).containsOnlyKeys("f");
  }

  @Test
  void process_expandsTooMuch_cutsTheRest() throws IOException {
    run.lineage = new LineageLimits(100, 1000, 1000, 1);
    run.file("f", "bomb");
    run.engine.with(
        "m",
        call -> {
          if (call.text().equals("bomb")) {
            call.child("fits", new byte[600]);
            call.child("doesNot", new byte[600]);
            call.child("small", new byte[100]);
          }
          return 0;
        });

    run.run();

    assertThat(run.sink.at("f!/fits").failed()).isFalse();
    assertThat(run.sink.at("f!/doesNot").errorMessage()).contains("--max-expansion");
    assertThat(run.sink.at("f!/small").failed()).isFalse();
  }

  @Test
  void process_childrenOfAFailedModule_doNotCount() throws IOException {
    run.lineage = new LineageLimits(100, 10, 1 << 30, 1);
    run.file("f", "root");
    run.engine
        .with(
            "a",
            call -> {
              for (int i = 0; i < 10 && call.text().equals("root"); i++) {
                call.child("lost" + i, "x" + i);
              }
              return 1;
            })
        .with(
            "b",
            call -> {
              if (call.text().equals("root")) {
                call.child("kept", "y");
              }
              return 0;
            });

    run.run();

    assertThat(run.sink.byPath()).containsOnlyKeys("f", "f!/kept");
  }

  @Test
  void process_childrenBeyondMemory_waitOnDisk() throws IOException {
    run.spill = new SpillLimits(1000, 1 << 20);
    run.file("f", "root");
    AtomicInteger sum = new AtomicInteger();
    run.engine.with(
        "m",
        call -> {
          if (call.text().equals("root")) {
            for (int i = 0; i < 200; i++) {
              call.child("c" + i, "x".repeat(500 + i));
            }
          } else {
            sum.addAndGet(call.text().length());
          }
          return 0;
        });

    RunTally tally = run.run();

    assertThat(tally.failed()).isZero();
    assertThat(sum).hasValue(200 * 500 + 199 * 200 / 2);
  }

  @Test
  void process_manyFiles_keepsFewInFlight() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      run.file("d" + i / 100 + "/" + i, "");
    }
    run.engine.with("m", call -> 0);

    run.run();

    assertThat(run.sink.results).hasSize(3_000);
    assertThat(run.sink.mostPending).isLessThanOrEqualTo(8 * 4 * 16);
  }

  @Test
  void process_unreadableAndVanishedFiles_areFailedContents() throws IOException {
    run.threads = 1;
    run.file("a", "a").file("z", "z");
    run.engine.with(
        "m",
        call -> {
          Files.deleteIfExists(run.input.resolve("z"));
          return 0;
        });

    RunTally tally = run.run();

    assertThat(tally.roots() + tally.skipped()).isEqualTo(2);
    assertThat(run.sink.at("a").failed()).isFalse();
    assertThat(run.sink.pendingRoots).isEmpty();
  }

  @Test
  void process_bigFileChangedMeanwhile_isFailedWithoutOutput() throws IOException {
    run.file("f", "x".repeat(3 << 20));
    run.engine.with(
        "m",
        call -> {
          call.row(1);
          call.slice("part", 0, 10);
          Files.writeString(run.input.resolve("f"), "short");
          return 0;
        });

    RunTally tally = run.run();

    ContentResult result = run.sink.at("f");
    assertThat(result.errorMessage()).isEqualTo("changed while being read");
    assertThat(result.moduleRuns()).isEmpty();
    assertThat(tally.children()).isZero();
    assertThat(tally.rows()).isZero();
  }

  @Test
  void process_sinkFails_stopsTheRunWithItsError() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      run.file("f" + i, "");
    }
    run.sink.failure = new WadupException(ErrorCode.DATABASE_FAILED, "the disk is full");
    run.engine.with("m", call -> 0);

    assertThatThrownBy(run::run).isSameAs(run.sink.failure);
    assertThat(run.sink.results).isEmpty();
    assertThat(run.sink.completeRoots).isEmpty();
  }

  @Test
  void process_hostDefect_isOneInternalError() throws IOException {
    run.file("f", "");
    run.engine.with(
        "m",
        call -> {
          throw new StackOverflowError("the host's");
        });

    assertThatThrownBy(run::run)
        .isInstanceOf(WadupException.class)
        .extracting(failure -> ((WadupException) failure).code())
        .isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void stop_guestInALoop_isInterruptedAndNotRecorded() throws Exception {
    run.file("a-loop", "loop").file("b", "fine");
    CountDownLatch looping = new CountDownLatch(1);
    run.threads = 1;
    run.engine.with(
        "m",
        call -> {
          if (call.text().equals("loop")) {
            looping.countDown();
            call.loop();
          }
          return 0;
        });
    Thread stopper =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    looping.await();
                    run.stop.request();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });

    run.run();
    stopper.join();

    assertThat(run.engine.interrupted).isTrue();
    assertThat(run.sink.byPath()).doesNotContainKey("a-loop");
    assertThat(run.sink.completeRoots)
        .doesNotContain(
            Identity.ofRoot(Identity.ofInput("in"), "a-loop".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void stop_waitingForPaths_endsTheRun() throws IOException {
    run.engine.with("m", call -> 0);
    try (PipedOutputStream paths = new PipedOutputStream();
        InputStream source = new PipedInputStream(paths)) {
      run.file("a", "");
      paths.write((run.input.resolve("a") + "\n").getBytes(StandardCharsets.UTF_8));
      paths.flush();
      run.listener =
          new ProgressListener() {
            @Override
            public void contentDone(ContentResult result) {
              run.stop.request();
            }
          };
      Input list = new Input.PathList(source, (byte) '\n');

      RunTally tally = run.run(List.of(InputScanner.of(list, ScanSettings.ALL)));

      assertThat(tally.roots()).isEqualTo(1);
    }
  }

  @Test
  void process_anInputPartlyUnread_isNotSaidToHaveEnded() throws IOException {
    run.engine.with("m", call -> 0);
    run.run(List.of(inputWithUnread("partly", "dir"), inputWithUnread("whole")));

    assertThat(run.sink.endedInputs).containsExactly("whole");
    assertThat(run.sink.skipped).containsExactly(new SkippedEntry("partly", "dir", "no"));
  }

  private static InputScanner inputWithUnread(String name, String... paths) {
    return new InputScanner() {
      @Override
      public void scan(ScanVisitor visitor) {
        for (String path : paths) {
          visitor.unread(name, path, "no");
        }
      }

      @Override
      public Optional<String> wholeInput() {
        return Optional.of(name);
      }
    };
  }

  @Test
  void process_listenerWantsTotals_hearsThemInTheEnd() throws IOException {
    run.file("a", "12345").file("b/c", "1");
    run.engine.with("m", call -> 0);
    List<String> heard = new CopyOnWriteArrayList<>();
    CountDownLatch whole = new CountDownLatch(1);
    run.listener =
        new ProgressListener() {
          @Override
          public void counted(long files, long bytes, boolean all) {
            heard.add(files + " files, " + bytes + " bytes, " + all);
            whole.countDown();
          }

          @Override
          public void contentDone(ContentResult result) {
            awaitUninterruptibly(whole);
          }
        };

    run.run();

    assertThat(heard).containsExactly("2 files, 6 bytes, true");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stop_beforeTheRun_recordsNothing() throws IOException {
    run.file("a", "");
    run.engine.with("m", call -> 0);
    run.stop.request();

    run.run();

    assertThat(run.sink.results).isEmpty();
    assertThat(run.sink.completeRoots).isEmpty();
  }

  @Test
  void stop_duringAnArchive_leavesItsRootPending() throws IOException {
    run.file("f", "root");
    run.threads = 2;
    run.engine.with(
        "m",
        call -> {
          if (call.text().equals("root")) {
            for (int i = 0; i < 100; i++) {
              call.child("c" + i, "x" + i);
            }
          } else {
            run.stop.request();
          }
          return 0;
        });

    run.run();

    assertThat(run.sink.pendingRoots).hasSize(1);
    assertThat(run.sink.results.size()).isBetween(1, 5);
  }

  private static int rows(GuestCall call, long value) throws Exception {
    call.row(value);
    return 0;
  }

  /** A content that holds a number holds a content with the next smaller one. */
  private static int nest(GuestCall call) throws Exception {
    int level = Integer.parseInt(call.text());
    if (level > 0) {
      call.child("" + (level - 1), "" + (level - 1));
    }
    return 0;
  }

  private static final class FailingRestart implements FakeGuest {
    @Override
    public int process(GuestCall call) {
      return 1;
    }

    @Override
    public void start(int nth) throws ModuleRejectedException {
      if (nth > 1) {
        throw new ModuleRejectedException("no luck", null);
      }
    }
  }
}
