package dev.wadup.wasi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.vfs.CloseListener;
import dev.wadup.vfs.VfsLimits;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a guest sees from content to content. */
class WasiContextTest {
  private final Guest guest = new Guest();
  private final List<String> closed = new ArrayList<>();

  @Test
  void attach_putsTheContentInPlaceReadOnly() {
    attach("content");
    assertThat(guest.content("data.bin")).isEqualTo("content");
    assertThat(guest.open("data.bin", 0)).isEqualTo(-Guest.ROFS);
    assertThat(guest.open(Guest.ROOT, "data.bin", Guest.TRUNCATE, 0)).isEqualTo(-Guest.ROFS);
    assertThat(guest.write(guest.openReadOnly("data.bin"), "x")).isEqualTo(-Guest.BADF);
    assertThat(guest.stat("data.bin", 32)).isEqualTo(7);
  }

  @Test
  void attach_again_emptiesScratchAndKeepsTheRest() {
    attach("one");
    guest.create("tmp/a", "x");
    guest.create("metadata/b", "x");
    guest.onPath("path_create_directory", "subcontent/d");
    guest.create("subcontent/d/c", "x");
    guest.create("kept", "x");
    guest.write(1, "printed");
    int open = guest.open("kept", 0);
    attach("two");
    assertThat(guest.content("tmp/a")).isEqualTo("E44");
    assertThat(guest.content("metadata/b")).isEqualTo("E44");
    assertThat(guest.stat("subcontent/d", 0)).isEqualTo(-Guest.NOENT);
    assertThat(guest.content("kept")).isEqualTo("x");
    assertThat(guest.content("data.bin")).isEqualTo("two");
    assertThat(guest.close(open)).isEqualTo(Guest.BADF);
    assertThat(guest.context.stdout().text()).isEmpty();
  }

  @Test
  void attach_afterTheGuestBrokeItsDirectories_mendsThem() {
    attach("one");
    guest.onPath("path_remove_directory", "tmp");
    guest.create("tmp", "now a file");
    guest.onPath("path_unlink_file", "data.bin");
    guest.onPath("path_create_directory", "data.bin");
    guest.create("data.bin/x", "");
    guest.close(Guest.ROOT);
    attach("two");
    guest.create("tmp/a", "x");
    assertThat(guest.content("tmp/a")).isEqualTo("x");
    assertThat(guest.content("data.bin")).isEqualTo("two");
  }

  @Test
  void attach_toATreeThatIsFull_stillWorks() {
    Guest small =
        new Guest(WasiContext.builder().files(new VfsLimits(1 << 20, 8, 4096, 8)).build());
    small.context.attach(bytes("one"), () -> new byte[0], (files, path) -> {});
    for (int i = 0; small.open("f" + i, Guest.CREATE) >= 0; i++) {}
    assertThat(small.open("g", Guest.CREATE)).isEqualTo(-Guest.NOSPC);
    small.context.attach(bytes("two"), () -> new byte[0], (files, path) -> {});
    assertThat(small.content("data.bin")).isEqualTo("two");
  }

  @Test
  void facts_areMadeWhenLookedAt() {
    attach("content");
    assertThat(guest.context.factsOpened()).isFalse();
    assertThat(guest.content("content.json")).isEqualTo("{}");
    assertThat(guest.context.factsOpened()).isTrue();
    attach("next");
    assertThat(guest.context.factsOpened()).isFalse();
  }

  @Test
  void close_ofWhatWasWritten_tellsTheListenerItsPresentPath() {
    attach("content");
    int fd = guest.open("metadata/a.tmp", Guest.CREATE);
    guest.write(fd, "{}");
    guest.twoPaths("path_rename", "metadata/a.tmp", "metadata/a.json");
    guest.close(fd);
    guest.close(guest.open("metadata/a.json", 0));
    assertThat(closed).containsExactly("/metadata/a.json={}");
  }

  @Test
  void close_ofWhatHasNoNameAnyMore_tellsNobody() {
    attach("content");
    int fd = guest.open("metadata/a", Guest.CREATE);
    guest.write(fd, "{}");
    guest.onPath("path_unlink_file", "metadata/a");
    assertThat(guest.close(fd)).isZero();
    assertThat(closed).isEmpty();
  }

  @Test
  void renumber_closesTheTargetAndTellsTheListener() {
    attach("content");
    int first = guest.open("metadata/a", Guest.CREATE);
    int second = guest.open("metadata/b", Guest.CREATE);
    guest.write(second, "b");
    assertThat(guest.call("fd_renumber", first, second)).isZero();
    assertThat(closed).containsExactly("/metadata/b=b");
    assertThat(guest.close(first)).isEqualTo(Guest.BADF);
    assertThat(guest.call("fd_renumber", second, first)).isEqualTo(Guest.BADF);
    assertThat(guest.close(second)).isZero();
  }

  @Test
  void listener_mayDetachTheFile_andItsBytesStay() {
    List<ContentBytes> taken = new ArrayList<>();
    guest.context.attach(
        bytes(""), () -> new byte[0], (files, path) -> taken.add(files.detach(path).orElseThrow()));
    guest.create("subcontent/data_1.bin", "child");
    guest.create("subcontent/other", "more");
    assertThat(text(taken.getFirst())).isEqualTo("child");
    assertThat(guest.context.files().filesIn("/subcontent")).isEmpty();
  }

  @Test
  void content_thatChanges_isAnIoErrorAndRemembered() {
    guest.context.attach(new Vanished(), () -> new byte[0], (files, path) -> {});
    assertThat(guest.content("data.bin")).isEqualTo("E" + Guest.IO);
    assertThat(guest.context.contentFault())
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("gone");
    attach("next");
    assertThat(guest.context.contentFault()).isEmpty();
  }

  @Test
  void openFiles_haveALimit() {
    WasiLimits limits = new WasiLimits(6, 16, 1 << 20, 16, 16);
    Guest small = new Guest(WasiContext.builder().limits(limits).build());
    assertThat(small.open("a", Guest.CREATE)).isEqualTo(4);
    assertThat(small.open("b", Guest.CREATE)).isEqualTo(5);
    assertThat(small.open("c", Guest.CREATE)).isEqualTo(-Guest.MFILE);
    assertThat(small.stat("c", 0)).isEqualTo(-Guest.NOENT);
    small.close(4);
    assertThat(small.open("c", Guest.CREATE)).isEqualTo(4);
  }

  @Test
  void fork_hasItsOwnTree() {
    guest.create("kept", "before");
    WasiContext copy = guest.context.fork();
    Guest twin = new Guest(copy);
    guest.write(guest.open("kept", 0), "AFTER");
    twin.create("new", "x");
    assertThat(twin.content("kept")).isEqualTo("before");
    assertThat(guest.content("kept")).isEqualTo("AFTERe");
    assertThat(guest.content("new")).isEqualTo("E44");
  }

  @Test
  void argumentsAndEnvironment_areGivenAsC() {
    Guest program =
        new Guest(
            WasiContext.builder()
                .arguments(List.of("prog", "ä"))
                .environment(Map.of("K", "V"))
                .build());
    int count = program.buffer(4);
    int size = program.buffer(4);
    assertThat(program.call("args_sizes_get", count, size)).isZero();
    assertThat(program.getInt(count)).isEqualTo(2);
    assertThat(program.getInt(size)).isEqualTo(8);
    int pointers = program.buffer(8);
    int text = program.buffer(8);
    assertThat(program.call("args_get", pointers, text)).isZero();
    assertThat(program.getText(text, 8)).isEqualTo("prog\0ä\0");
    assertThat(program.getInt(pointers + 4)).isEqualTo(text + 5);
    program.checkGuards(text, 8);
    assertThat(program.call("environ_get", pointers, text)).isZero();
    assertThat(program.getText(program.getInt(pointers), 4)).isEqualTo("K=V\0");
  }

  @Test
  void clocks_areTwoAndGoOn() {
    int time = guest.buffer(8);
    assertThat(guest.call("clock_time_get", 0, 0L, time)).isZero();
    long realtime = guest.getLong(time);
    assertThat(Instant.ofEpochSecond(0, realtime)).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(guest.call("clock_time_get", 1, 0L, time)).isZero();
    long monotonic = guest.getLong(time);
    assertThat(monotonic).isPositive().isLessThan(realtime);
    guest.call("clock_time_get", 1, 0L, time);
    assertThat(guest.getLong(time)).isGreaterThanOrEqualTo(monotonic);
    assertThat(guest.call("clock_time_get", 2, 0L, time)).isEqualTo(Guest.INVAL);
    assertThat(guest.call("clock_res_get", 1, time)).isZero();
    assertThat(guest.getLong(time)).isPositive();
  }

  @Test
  void random_differsUnlessSeeded() {
    assertThat(random(guest)).isNotEqualTo(random(guest));
    Guest first = new Guest(WasiContext.builder().random(RandomSource.seeded(1)).build());
    Guest second = new Guest(WasiContext.builder().random(RandomSource.seeded(1)).build());
    assertThat(random(first)).isEqualTo(random(second));
  }

  @Test
  void poll_beyondTheDeadline_endsWithIt() {
    guest.context.deadline(Deadline.after(Duration.ofMillis(20)));
    assertThatThrownBy(() -> sleep(Long.MAX_VALUE)).isInstanceOf(DeadlineExceeded.class);
  }

  @Test
  void poll_cancelledBySomebodyElse_wakes() throws InterruptedException {
    Deadline deadline = Deadline.never();
    guest.context.deadline(deadline);
    Thread canceller = Thread.ofPlatform().start(deadline::cancel);
    assertThatThrownBy(() -> sleep(Long.MAX_VALUE)).isInstanceOf(DeadlineExceeded.class);
    canceller.join();
  }

  @Test
  void poll_ofAShortClock_reportsIt() {
    assertThat(sleep(1_000_000)).isEqualTo(1);
  }

  @Test
  void exit_unwindsWithItsCode() {
    assertThatThrownBy(() -> guest.call("proc_exit", 7))
        .isInstanceOfSatisfying(GuestExit.class, exit -> assertThat(exit.code()).isEqualTo(7));
  }

  @Test
  void sockets_areRefused() {
    assertThat(guest.call("sock_accept", 3, 0, guest.buffer(4))).isEqualTo(Guest.NOTSUP);
    assertThat(guest.call("sock_shutdown", 3, 1)).isEqualTo(Guest.NOTSOCK);
    assertThat(guest.call("sock_shutdown", 30, 1)).isEqualTo(Guest.BADF);
  }

  private void attach(String content) {
    CloseListener listener =
        (files, path) -> {
          if (path.startsWith("/metadata/")) {
            closed.add(path + "=" + text(files.detach(path).orElseThrow()));
          }
        };
    guest.context.attach(bytes(content), () -> "{}".getBytes(UTF_8), listener);
  }

  private int sleep(long nanos) {
    int subscription = guest.buffer(48);
    guest.putInt(subscription + 16, 1);
    guest.putInt(subscription + 24, (int) nanos);
    guest.putInt(subscription + 28, (int) (nanos >>> 32));
    int result = guest.buffer(4);
    int errno = guest.call("poll_oneoff", subscription, guest.buffer(32), 1, result);
    return errno == 0 ? guest.getInt(result) : -errno;
  }

  private static byte[] random(Guest guest) {
    int buffer = guest.buffer(16);
    assertThat(guest.call("random_get", buffer, 16)).isZero();
    guest.checkGuards(buffer, 16);
    return guest.get(buffer, 16);
  }

  private static ContentBytes bytes(String text) {
    return ContentBytes.of(text.getBytes(UTF_8));
  }

  private static String text(ContentBytes bytes) {
    byte[] copy = new byte[(int) bytes.size()];
    try {
      bytes.copyTo(0, MemorySegment.ofArray(copy), 0, copy.length);
    } catch (ContentUnavailableException e) {
      throw new AssertionError(e);
    }
    return new String(copy, UTF_8);
  }

  /** A file that was there when its size was taken. */
  private record Vanished() implements ContentBytes {
    @Override
    public long size() {
      return 10;
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long length)
        throws ContentUnavailableException {
      throw new ContentUnavailableException("gone", null);
    }

    @Override
    public ContentBytes slice(long offset, long length) {
      return this;
    }
  }
}
