package dev.wadup.vfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Quota, detached files and copies. */
class VirtualFileSystemTest {
  private static final int BLOCK = BlockPool.BLOCK_BYTES;
  private static final VfsLimits LIMITS = new VfsLimits(10L * BLOCK, 10, 4096, 3);

  private final AtomicLong clock = new AtomicLong();
  private final VirtualFileSystem files = new VirtualFileSystem(LIMITS, clock::incrementAndGet);

  @Test
  void write_beyondTheQuota_isNoSpaceAndLeavesTheFile() throws Exception {
    RegularFile first = create("a");
    write(first, 0, 8 * BLOCK);
    RegularFile second = create("b");
    assertErrno(Errno.NOSPC, () -> write(second, 0, 3 * BLOCK));
    assertThat(second.size()).isZero();
    first.resize(0);
    write(second, 0, 3 * BLOCK);
    assertThat(second.size()).isEqualTo(3 * BLOCK);
  }

  @Test
  void holes_countLikeBytes() throws Exception {
    RegularFile file = create("a");
    write(file, 8 * BLOCK, 1);
    assertErrno(Errno.NOSPC, () -> write(create("b"), 0, BLOCK));
    assertErrno(Errno.FBIG, () -> file.resize(LIMITS.bytes() + 1));
  }

  @Test
  void removedFile_givesItsBytesBack_onceItIsClosed() throws Exception {
    RegularFile file = create("a");
    write(file, 0, 9 * BLOCK);
    file.opened();
    files.unlink(place("a"));
    assertErrno(Errno.NOSPC, () -> write(create("b"), 0, 3 * BLOCK));
    file.closed();
    write((RegularFile) place("b").existing(), 0, 3 * BLOCK);
  }

  @Test
  void entries_areCountedUntilRemoved() throws Exception {
    for (int i = 0; i < LIMITS.entries(); i++) {
      create("f" + i);
    }
    assertErrno(Errno.NOSPC, () -> create("g"));
    assertErrno(Errno.NOSPC, () -> files.createLink("x", place("g")));
    assertErrno(Errno.NOSPC, () -> files.link(place("f0").existing(), place("g")));
    files.rename(place("f0"), place("g"));
    files.unlink(place("g"));
    create("h");
  }

  @Test
  void directories_nestOnlySoDeep() throws Exception {
    files.createDirectory(place("a"));
    files.createDirectory(place("a/b"));
    files.createDirectory(place("a/b/c"));
    assertErrno(Errno.NAMETOOLONG, () -> files.createDirectory(place("a/b/c/d")));
    files.createDirectory(place("x"));
    assertErrno(Errno.NAMETOOLONG, () -> files.rename(place("a"), place("x/a")));
  }

  @Test
  void linkTargets_areCounted() throws Exception {
    int target = 4000;
    for (int i = 0; i < 10; i++) {
      files.createLink("x".repeat(target), place("l" + i));
      files.unlink(place("l" + i));
    }
    write(create("a"), 0, 9 * BLOCK);
    files.createLink("x".repeat(target), place("l"));
    assertErrno(Errno.NOSPC, () -> files.createLink("x".repeat(2 * target), place("m")));
  }

  @Test
  void detach_givesBytesAndQuotaBack() throws Exception {
    files.write("dir/a", bytes(9 * BLOCK));
    ContentBytes taken = files.detach("/dir/a").orElseThrow();
    assertThat(taken.size()).isEqualTo(9 * BLOCK);
    files.write("dir/b", bytes(9 * BLOCK));
    assertThat(read(taken)).isEqualTo(bytes(9 * BLOCK));
    assertThat(files.filesIn("/dir")).containsExactly("b");
    assertThat(files.detach("/dir/a")).isEmpty();
    assertThat(files.detach("/dir")).isEmpty();
    assertThat(files.detach("/none/x")).isEmpty();
  }

  @Test
  void detachedBytes_canBeSliced() throws Exception {
    files.write("a", bytes(3 * BLOCK));
    ContentBytes slice = files.detach("/a").orElseThrow().slice(BLOCK - 1, 5).slice(1, 3);
    byte[] all = bytes(3 * BLOCK);
    assertThat(read(slice)).containsExactly(all[BLOCK], all[BLOCK + 1], all[BLOCK + 2]);
    assertThatThrownBy(() -> slice.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void copy_sharesBlocksUntilOneSideWrites() throws Exception {
    files.write("dir/a", "before".getBytes(UTF_8));
    files.link(place("dir/a").existing(), place("b"));
    VirtualFileSystem copy = files.copy();
    write((RegularFile) place("b").existing(), 0, 1);
    assertThat(text(copy, "b")).isEqualTo("before");
    Node inCopy = copy.resolve(copy.root(), "b", false).existing();
    assertThat(inCopy).isSameAs(copy.resolve(copy.root(), "dir/a", false).existing());
    assertThat(inCopy.inode()).isEqualTo(place("b").existing().inode());
    copy.unlink(copy.resolve(copy.root(), "b", false));
    assertThat(text(copy, "dir/a")).isEqualTo("before");
  }

  @Test
  void times_followTheClock() throws Exception {
    RegularFile file = create("a");
    long made = file.modified();
    write(file, 0, 1);
    assertThat(file.modified()).isGreaterThan(made);
    assertThat(files.root().modified()).isGreaterThanOrEqualTo(made);
  }

  private Place place(String path) throws ErrnoException {
    return files.resolve(files.root(), path, false);
  }

  private RegularFile create(String path) throws ErrnoException {
    return files.createFile(place(path));
  }

  private static void write(RegularFile file, long position, int length) throws ErrnoException {
    file.write(position, MemorySegment.ofArray(bytes(length)), 0, length);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  private static byte[] read(ContentBytes bytes) throws ContentUnavailableException {
    byte[] copy = new byte[(int) bytes.size()];
    bytes.copyTo(0, MemorySegment.ofArray(copy), 0, copy.length);
    return copy;
  }

  private static String text(VirtualFileSystem files, String path) throws Exception {
    byte[] bytes = new byte[100];
    Node node = files.resolve(files.root(), path, true).existing();
    long count = node.read(0, MemorySegment.ofArray(bytes), 0, 100);
    return new String(bytes, 0, (int) count, UTF_8);
  }

  private static void assertErrno(Errno errno, Operation operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno));
  }

  /** Something that may fail as POSIX says. */
  private interface Operation {
    void run() throws Exception;
  }
}
