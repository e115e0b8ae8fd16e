package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SourceFileTest {
  private static final int BIG = 3 << 20;

  @TempDir Path temp;
  private final MappingPool pool = new MappingPool();

  @Test
  void open_smallFile_survivesItsDeletion() throws IOException {
    Path file = Files.write(temp.resolve("small"), new byte[] {1, 2, 3});

    try (SourceFile source = SourceFile.open(file, pool)) {
      Files.delete(file);

      assertThat(read(source.bytes(), 0, 3)).containsExactly(1, 2, 3);
      source.verifyUnchanged();
    }
  }

  @Test
  void open_emptyFile_hasNoBytes() throws IOException {
    Path file = Files.createFile(temp.resolve("empty"));

    try (SourceFile source = SourceFile.open(file, pool)) {
      assertThat(source.bytes().size()).isZero();
    }
  }

  @Test
  void open_bigFile_givesTheSameBytes() throws IOException {
    byte[] content = new byte[BIG];
    new Random(7).nextBytes(content);
    Path file = Files.write(temp.resolve("big"), content);

    try (SourceFile source = SourceFile.open(file, pool)) {
      assertThat(read(source.bytes(), 0, BIG)).isEqualTo(content);
      source.verifyUnchanged();
    }
  }

  @Test
  void open_fiveGigabytesSparse_readsItsEnd() throws IOException {
    Path file = temp.resolve("sparse");
    long size = 5L << 30;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
      sparse.seek(size - 1);
      sparse.write(42);
    }

    try (SourceFile source = SourceFile.open(file, pool)) {
      assertThat(source.bytes().size()).isEqualTo(size);
      assertThat(read(source.bytes().slice(size - 2, 2), 0, 2)).containsExactly(0, 42);
    }
  }

  @Test
  void copyTo_fileCutWhileMapped_isUnavailable() throws IOException {
    Path file = Files.write(temp.resolve("cut"), new byte[BIG]);

    try (SourceFile source = SourceFile.open(file, pool)) {
      truncate(file, 10);

      assertThatThrownBy(() -> read(source.bytes(), BIG - 8192, 8192))
          .isInstanceOf(ContentUnavailableException.class)
          .hasMessage("changed while being read");
      assertChanged(source);
    }
  }

  @Test
  void verifyUnchanged_fileGrown_isUnavailable() throws IOException {
    Path file = Files.write(temp.resolve("grown"), new byte[BIG]);

    try (SourceFile source = SourceFile.open(file, pool)) {
      Files.write(file, new byte[1], StandardOpenOption.APPEND);

      assertChanged(source);
    }
  }

  @Test
  void verifyUnchanged_fileReplacedBySameSizeAndTime_isUnavailable() throws IOException {
    Path file = Files.write(temp.resolve("replaced"), new byte[BIG]);
    FileTime time = FileTime.from(Instant.ofEpochSecond(1_000_000));
    Files.setLastModifiedTime(file, time);

    try (SourceFile source = SourceFile.open(file, pool)) {
      Path other = Files.write(temp.resolve("other"), new byte[BIG]);
      Files.setLastModifiedTime(other, time);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

      assertChanged(source);
    }
  }

  @Test
  void verifyUnchanged_fileTouched_isUnavailable() throws IOException {
    Path file = Files.write(temp.resolve("touched"), new byte[BIG]);

    try (SourceFile source = SourceFile.open(file, pool)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(5)));

      assertChanged(source);
    }
  }

  @Test
  void open_vanishedFile_isUnavailable() {
    assertThatThrownBy(() -> SourceFile.open(temp.resolve("gone"), pool))
        .isInstanceOf(ContentUnavailableException.class)
        .hasMessage("can't be read: vanished");
  }

  @Test
  void open_fifoInPlaceOfAFile_doesNotWait() throws Exception {
    Path fifo = temp.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> SourceFile.open(fifo, pool))
        .isInstanceOf(ContentUnavailableException.class)
        .hasMessage("is no regular file any more");
  }

  @Test
  void open_linkInPlaceOfAFile_isRefused() throws IOException {
    Path target = Files.write(temp.resolve("target"), new byte[1]);
    Path link = Files.createSymbolicLink(temp.resolve("link"), target);

    assertThatThrownBy(() -> SourceFile.open(link, pool))
        .isInstanceOf(ContentUnavailableException.class);
  }

  private static void assertChanged(SourceFile source) {
    assertThatThrownBy(source::verifyUnchanged)
        .isInstanceOf(ContentUnavailableException.class)
        .hasMessage("changed while being read");
  }

  private static void truncate(Path file, long size) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
  }

  private static byte[] read(ContentBytes bytes, long offset, int length)
      throws ContentUnavailableException {
    byte[] target = new byte[length];
    bytes.copyTo(offset, MemorySegment.ofArray(target), 0, length);
    return target;
  }
}
