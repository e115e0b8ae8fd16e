package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.content.ContentUnavailableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, grown, replaced and deleted while runs read their mappings. */
@Tag("slow")
@Timeout(300)
class ChangingFilesTest {
  private static final int FILES = 6;
  private static final int SIZE = 3 << 20;
  private static final int RUNS = 50;

  @TempDir Path temp;

  @Test
  void process_filesChangeMeanwhile_isASuccessOrSaysSo() throws Exception {
    PipelineFixture fixture = new PipelineFixture(temp);
    for (int i = 0; i < FILES; i++) {
      Files.write(fixture.input.resolve("f" + i), new byte[SIZE]);
    }
    fixture.engine.with("reader", ChangingFilesTest::readAndSlice);
    AtomicBoolean over = new AtomicBoolean();
    Thread changer = Thread.ofPlatform().start(() -> change(fixture.input, over));

    try {
      for (int i = 0; i < RUNS; i++) {
        fixture.sink.forget();
        fixture.run();
        assertThat(fixture.sink.pendingRoots).isEmpty();
        assertThat(fixture.sink.results.values())
            .extracting(result -> String.valueOf(result.errorMessage()))
            .allMatch(ChangingFilesTest::isExpected);
      }
    } finally {
      over.set(true);
      changer.join();
    }
  }

  private static boolean isExpected(String message) {
    return message.equals("null")
        || message.equals("changed while being read")
        || message.equals("can't be read: vanished");
  }

  private static int readAndSlice(GuestCall call) throws Exception {
    MemorySegment window = MemorySegment.ofArray(new byte[4_096]);
    long size = call.data().size();
    for (long at = 0; at < size; at += window.byteSize()) {
      copy(call, at, window, Math.min(window.byteSize(), size - at));
    }
    if (size > 2 << 20) {
      call.slice("half", size / 2, size / 2 - 1);
    }
    return 0;
  }

  /** As the file system does for a guest: what can't be read is an I/O error and no end. */
  private static void copy(GuestCall call, long at, MemorySegment window, long length) {
    try {
      call.data().copyTo(at, window, 0, length);
    } catch (ContentUnavailableException e) {
      window.fill((byte) 0);
    }
  }

  private static void change(Path input, AtomicBoolean over) {
    Random random = new Random(11);
    while (!over.get()) {
      try {
        change(input.resolve("f" + random.nextInt(FILES)), random.nextInt(4));
      } catch (NoSuchFileException e) {
        // Deleted a moment ago.
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void change(Path file, int how) throws IOException {
    switch (how) {
      case 0 -> resize(file, 100);
      case 1 -> resize(file, SIZE + 100);
      case 2 -> Files.deleteIfExists(file);
      default -> {
        Path other = Files.write(file.resolveSibling("." + file.getFileName()), new byte[SIZE]);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void resize(Path file, long size) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
  }
}
