package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildLoopTest {
  private static final long DEADLINE_SECONDS = 60;

  @TempDir Path folder;

  private final BlockingQueue<String> builds = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final PrintWriter err =
      new PrintWriter(Writer.nullWriter()) {
        @Override
        public void println(String line) {
          messages.add(line);
        }
      };
  private @Nullable Thread loop;

  @BeforeEach
  void writeSource() throws IOException {
    Files.writeString(source(), "one");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (loop != null) {
      loop.interrupt();
      loop.join();
    }
  }

  private void start(RebuildLoop.Action action) {
    var rebuilding = new RebuildLoop(built(), "cp source built.wasm 2> /dev/null", err);
    loop = new Thread(() -> run(rebuilding, action), "rebuild-loop-test");
    loop.start();
  }

  private static void run(RebuildLoop rebuilding, RebuildLoop.Action action) {
    try {
      rebuilding.run(action);
    } catch (InterruptedException _) {
      // how it ends
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path source() {
    return folder.resolve("source");
  }

  private Path built() {
    return folder.resolve("built.wasm");
  }

  private int note() throws IOException {
    builds.add(Files.readString(built()));
    return 0;
  }

  /** What is expected comes, if something else may come before it. */
  private static void await(BlockingQueue<String> queue, String expected)
      throws InterruptedException {
    String found;
    do {
      found = queue.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      assertThat(found).as("'%s' in time", expected).isNotNull();
    } while (!found.contains(expected));
  }

  /** Puts the new source in place at once, with another time however coarse the clock is. */
  private void change(String content) throws IOException {
    Path next = Files.writeString(folder.resolve("next.wasm"), content);
    Files.setLastModifiedTime(
        next, FileTime.fromMillis(Files.getLastModifiedTime(source()).toMillis() + 1_000));
    Files.move(next, source(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void run_changedSource_isBuiltAndRunAgain() throws Exception {
    start(this::note);
    await(builds, "one");
    change("two");
    await(builds, "two");
    change("three");
    await(builds, "three");
  }

  @Test
  void run_failingBuild_waitsForTheNextChange() throws Exception {
    Files.delete(source());
    start(this::note);
    await(messages, "the build failed: cp source");
    assertThat(builds).isEmpty();
    Files.writeString(source(), "mended");
    await(builds, "mended");
  }

  @Test
  void run_moduleThatCannotStart_isToldAndTheLoopGoesOn() throws Exception {
    start(
        () -> {
          note();
          throw new WadupException(ErrorCode.USAGE, "no such thing");
        });
    await(messages, "wadup: no such thing");
    await(messages, "waiting for changes in " + folder);
    change("two");
    await(builds, "two");
  }
}
