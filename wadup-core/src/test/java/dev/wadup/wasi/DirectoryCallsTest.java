package dev.wadup.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Listing of directories in buffers of any size. */
class DirectoryCallsTest {
  private final Guest guest = new Guest(WasiContext.builder().preopens(List.of("/")).build());

  @Test
  void readdir_ofAnEmptyDirectory_listsItselfAndItsParent() {
    assertThat(list(1000)).containsExactly(".", "..");
  }

  @Test
  void readdir_inPiecesOfAnySize_givesEveryNameOnce() {
    List<String> names = new ArrayList<>(List.of(".", ".."));
    for (int i = 0; i < 50; i++) {
      guest.create("file." + i, "");
      names.add("file." + i);
    }
    for (int size = 24 + 7; size < 400; size += 13) {
      assertThat(list(size)).isEqualTo(names);
    }
  }

  @Test
  void readdir_whileEntriesAreRemoved_missesNone() {
    for (int i = 0; i < 10; i++) {
      guest.create("f" + i, "");
    }
    List<String> seen = new ArrayList<>();
    long cookie = 0;
    for (Entry entry = next(cookie); entry != null; entry = next(cookie)) {
      seen.add(entry.name());
      cookie = entry.cookie();
      guest.onPath("path_unlink_file", entry.name());
    }
    assertThat(seen).hasSize(12);
  }

  @Test
  void readdir_withoutRoomForOneEntry_fillsTheBuffer() {
    int buffer = guest.buffer(10);
    int used = guest.buffer(4);
    assertThat(guest.call("fd_readdir", Guest.ROOT, buffer, 10, 0L, used)).isZero();
    assertThat(guest.getInt(used)).isEqualTo(10);
    guest.checkGuards(buffer, 10);
  }

  @Test
  void readdir_ofAFile_isNoDirectory() {
    int fd = guest.open("f", Guest.CREATE);
    assertThat(guest.call("fd_readdir", fd, guest.buffer(10), 10, 0L, guest.buffer(4)))
        .isEqualTo(Guest.NOTDIR);
  }

  private record Entry(long cookie, String name) {}

  private List<String> list(int size) {
    List<String> names = new ArrayList<>();
    long cookie = 0;
    while (true) {
      List<Entry> entries = read(cookie, size);
      if (entries.isEmpty()) {
        return names;
      }
      entries.forEach(entry -> names.add(entry.name()));
      cookie = entries.getLast().cookie();
    }
  }

  private @Nullable Entry next(long cookie) {
    List<Entry> entries = read(cookie, 100);
    return entries.isEmpty() ? null : entries.getFirst();
  }

  private List<Entry> read(long cookie, int size) {
    guest.reset();
    int buffer = guest.buffer(size);
    int used = guest.buffer(4);
    assertThat(guest.call("fd_readdir", Guest.ROOT, buffer, size, cookie, used)).isZero();
    guest.checkGuards(buffer, size);
    List<Entry> entries = new ArrayList<>();
    int end = buffer + guest.getInt(used);
    for (int at = buffer; at + 24 <= end; ) {
      int length = guest.getInt(at + 16);
      if (at + 24 + length > end) {
        break;
      }
      entries.add(new Entry(guest.getLong(at), guest.getText(at + 24, length)));
      at += 24 + length;
    }
    return entries;
  }
}
