package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillStoreTest {
  private static final long ITEM_BYTES = 512;

  @TempDir Path temp;

  @Test
  void keep_withinMemory_leavesTheDiskAlone() throws IOException {
    ContentBytes bytes = random(100);
    try (SpillStore store = store(100 + ITEM_BYTES, 100)) {
      BackingStore kept = store.keep(bytes).orElseThrow();

      assertThat(kept.bytes()).isSameAs(bytes);
      assertThat(folder()).doesNotExist();
    }
  }

  @Test
  void keep_beyondMemory_givesTheSameBytesFromAPrivateFolder() throws IOException {
    ContentBytes bytes = random(300_001);
    try (SpillStore store = store(0, 1 << 20)) {
      BackingStore kept = store.keep(bytes).orElseThrow();

      assertThat(all(kept.bytes())).isEqualTo(all(bytes));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
      assertThat(folder()).isEmptyDirectory();
      kept.close();
    }
    assertThat(folder()).doesNotExist();
  }

  @Test
  void keep_severalInOneFile_staysApart() throws IOException {
    try (SpillStore store = store(0, 1 << 20)) {
      ContentBytes first = random(1_000);
      ContentBytes second = random(70_000);
      BackingStore keptFirst = store.keep(first).orElseThrow();
      BackingStore keptSecond = store.keep(second).orElseThrow();

      assertThat(all(keptFirst.bytes())).isEqualTo(all(first));
      keptFirst.close();
      assertThat(all(keptSecond.bytes())).isEqualTo(all(second));
    }
  }

  @Test
  void keep_bothFull_isRefusedUntilSomethingGoes() throws IOException {
    try (SpillStore store = store(10 + ITEM_BYTES, 20)) {
      BackingStore inMemory = store.keep(random(10)).orElseThrow();
      BackingStore onDisk = store.keep(random(20)).orElseThrow();
      assertThat(store.keep(random(1))).isEmpty();

      onDisk.close();
      assertThat(store.keep(random(20))).isPresent();
      inMemory.close();
      assertThat(store.keep(random(10))).isPresent();
    }
  }

  @Test
  void keep_emptyBytes_countTowardsMemoryToo() throws IOException {
    try (SpillStore store = store(2 * ITEM_BYTES, 100)) {
      assertThat(store.keep(random(0))).isPresent();
      assertThat(store.keep(random(0))).isPresent();
      assertThat(folder()).doesNotExist();

      store.keep(random(0)).orElseThrow().close();
      assertThat(folder()).exists();
    }
  }

  @Test
  void keep_folderCantBeMade_stopsTheRun() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    try (SpillStore store = new SpillStore(file.resolve("spill"), new SpillLimits(0, 100))) {
      assertThatThrownBy(() -> store.keep(random(1)))
          .isInstanceOf(WadupException.class)
          .hasMessageContaining("--spill-dir");
    }
  }

  private SpillStore store(long heap, long disk) {
    return new SpillStore(folder(), new SpillLimits(heap, disk));
  }

  private Path folder() {
    return temp.resolve("spill");
  }

  private static ContentBytes random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return ContentBytes.of(bytes);
  }

  private static byte[] all(ContentBytes bytes) throws IOException {
    byte[] target = new byte[(int) bytes.size()];
    bytes.copyTo(0, MemorySegment.ofArray(target), 0, target.length);
    return target;
  }
}
