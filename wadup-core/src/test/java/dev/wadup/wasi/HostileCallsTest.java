package dev.wadup.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a guest passes, it gets an errno, and no byte outside its buffers changes. */
class HostileCallsTest {
  private static final int MEMORY = 1 << 16;
  private static final int FENCE = 1 << 12;
  private static final int SLOT_BYTES = 16;

  private final MemorySegment host = Arena.ofAuto().allocate(MEMORY + 2L * FENCE).fill((byte) 7);
  private final MemorySegment memory = host.asSlice(FENCE, MEMORY);
  private final MemorySegment slots = Arena.ofAuto().allocate(16 * SLOT_BYTES);
  private final WasiContext context = context();

  /** A function, arguments that succeed, and which of them are pointers. */
  static List<Arguments> pointerCalls() {
    return List.of(
        row("args_get", List.of(1000, 2000), 0, 1),
        row("args_sizes_get", List.of(1000, 2000), 0, 1),
        row("environ_get", List.of(1000, 2000), 0, 1),
        row("environ_sizes_get", List.of(1000, 2000), 0, 1),
        row("clock_res_get", List.of(0, 1000), 1),
        row("clock_time_get", List.of(0, 0, 1000), 2),
        row("fd_fdstat_get", List.of(4, 1000), 1),
        row("fd_filestat_get", List.of(4, 1000), 1),
        row("fd_pread", List.of(4, 100, 2, 0, 1000), 1, 4),
        row("fd_prestat_get", List.of(3, 1000), 1),
        row("fd_prestat_dir_name", List.of(3, 1000, 1), 1),
        row("fd_pwrite", List.of(4, 100, 2, 0, 1000), 1, 4),
        row("fd_read", List.of(4, 100, 2, 1000), 1, 3),
        row("fd_readdir", List.of(3, 1000, 100, 0, 2000), 1, 4),
        row("fd_seek", List.of(4, 1, 0, 1000), 3),
        row("fd_tell", List.of(4, 1000), 1),
        row("fd_write", List.of(4, 100, 2, 1000), 1, 3),
        row("path_create_directory", List.of(3, 200, 3), 1),
        row("path_filestat_get", List.of(3, 0, 210, 1, 1000), 2, 4),
        row("path_filestat_set_times", List.of(3, 0, 210, 1, 0, 0, 0), 2),
        row("path_link", List.of(3, 0, 210, 1, 3, 200, 3), 2, 5),
        row("path_open", List.of(3, 0, 210, 1, 0, 0, 0, 0, 1000), 2, 8),
        row("path_readlink", List.of(3, 220, 1, 1000, 10, 2000), 1, 3, 5),
        row("path_remove_directory", List.of(3, 230, 1), 1),
        row("path_rename", List.of(3, 210, 1, 3, 200, 3), 1, 4),
        row("path_symlink", List.of(200, 3, 3, 200, 3), 0, 3),
        row("path_unlink_file", List.of(3, 210, 1), 1),
        row("poll_oneoff", List.of(300, 1000, 1, 2000), 0, 1, 3),
        row("random_get", List.of(1000, 10), 0));
  }

  @ParameterizedTest
  @MethodSource("pointerCalls")
  void anyPointerOutsideMemory_isFaultAndChangesNothing(
      String name, List<Integer> good, int[] pointers) {
    byte[] before = snapshot();
    for (int pointer : pointers) {
      for (int bad : List.of(MEMORY, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
        Integer[] values = good.toArray(Integer[]::new);
        values[pointer] = bad;
        assertThat(call(name, values)).as("%s%s", name, List.of(values)).isEqualTo(Guest.FAULT);
        assertThat(snapshot()).as("%s%s", name, List.of(values)).isEqualTo(before);
      }
    }
    assertThat(call(name, good.toArray(Integer[]::new))).as(name).isZero();
  }

  @Test
  void lengthsAtTheEdges_areRefused() {
    for (int length : List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE)) {
      assertThat(call("random_get", 0, length)).isEqualTo(Guest.FAULT);
      assertThat(call("path_unlink_file", 3, 0, length)).isEqualTo(Guest.FAULT);
      assertThat(call("fd_readdir", 3, 0, length, 0, 0)).isEqualTo(Guest.FAULT);
      assertThat(call("fd_read", 4, 100, length, 1000)).isEqualTo(Guest.INVAL);
      assertThat(call("poll_oneoff", 300, 1000, length, 2000)).isEqualTo(Guest.INVAL);
      putVectors(length);
      assertThat(call("fd_read", 4, 100, 1, 1000)).isEqualTo(Guest.FAULT);
      assertThat(call("fd_write", 4, 100, 1, 1000)).isEqualTo(Guest.FAULT);
      assertThat(call("fd_write", 1, 100, 1, 1000)).isEqualTo(Guest.FAULT);
    }
    assertThat(call("random_get", 0, 0)).isZero();
    assertThat(call("fd_read", 4, 100, 0, 1000)).isZero();
    assertThat(call("path_unlink_file", 3, 0, 0)).isEqualTo(Guest.NOENT);
    checkFences();
  }

  @Test
  void manyOverlappingBuffers_areRefusedBeyondTheirSum() {
    WasiContext small =
        WasiContext.builder().limits(new WasiLimits(8, 1024, 1 << 20, 8, 16)).build();
    small.memory().rebind(() -> memory);
    for (int i = 0; i < 1024; i++) {
      memory.set(ValueLayout.JAVA_INT_UNALIGNED, 8192 + 8L * i, 0);
      memory.set(ValueLayout.JAVA_INT_UNALIGNED, 8192 + 8L * i + 4, MEMORY);
    }
    assertThat(call(small, "fd_write", 1, 8192, 1024, 1000)).isEqualTo(Guest.INVAL);
    assertThat(call(small, "fd_write", 1, 8192, 16, 1000)).isZero();
    assertThat(call(small, "fd_write", 1, 8192, 1025, 1000)).isEqualTo(Guest.INVAL);
  }

  @Test
  void everyFunctionOnABadDescriptor_saysSo() {
    for (WasiFunction function : WasiFunction.all()) {
      if (function.name().startsWith("fd_") || function.name().startsWith("path_")) {
        for (int fd : List.of(-1, 999, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
          Integer[] values = new Integer[function.parameters().size()];
          Arrays.fill(values, 200);
          values[function.name().equals("path_symlink") ? 2 : 0] = fd;
          assertThat(call(function.name(), values)).as(function.name()).isEqualTo(Guest.BADF);
        }
      }
    }
  }

  @Test
  void unknownFlagsAndNumbers_areInvalid() {
    assertThat(call("path_open", 3, 2, 210, 1, 0, 0, 0, 0, 1000)).isEqualTo(Guest.INVAL);
    assertThat(call("path_open", 3, 0, 210, 1, 16, 0, 0, 0, 1000)).isEqualTo(Guest.INVAL);
    assertThat(call("path_open", 3, 0, 210, 1, 0, 0, 0, 32, 1000)).isEqualTo(Guest.INVAL);
    assertThat(call("fd_fdstat_set_flags", 4, 32)).isEqualTo(Guest.INVAL);
    assertThat(call("fd_advise", 4, 0, 0, 6)).isEqualTo(Guest.INVAL);
    assertThat(call("fd_seek", 4, 0, 3, 1000)).isEqualTo(Guest.INVAL);
    assertThat(call("fd_filestat_set_times", 4, 0, 0, 16)).isEqualTo(Guest.INVAL);
    assertThat(call("fd_filestat_set_times", 4, 0, 0, 3)).isEqualTo(Guest.INVAL);
    assertThat(call("clock_time_get", 9, 0, 1000)).isEqualTo(Guest.INVAL);
    memory.set(ValueLayout.JAVA_BYTE, 308, (byte) 3);
    assertThat(call("poll_oneoff", 300, 1000, 1, 2000)).isEqualTo(Guest.INVAL);
  }

  @Property(tries = 5_000)
  void anything_givesAnErrnoAndStaysInMemory(
      @ForAll("functions") WasiFunction function, @ForAll("values") long[] values) {
    Number[] arguments = new Number[function.parameters().size()];
    Arrays.setAll(arguments, i -> values[i]);
    assertThat(call(function.name(), arguments)).isBetween(0, 76);
    checkFences();
  }

  @Provide
  Arbitrary<WasiFunction> functions() {
    return Arbitraries.of(WasiFunction.all().stream().filter(WasiFunction::hasResult).toList());
  }

  @Provide
  Arbitrary<long[]> values() {
    Arbitrary<Long> edge =
        Arbitraries.of(
            0L,
            1L,
            2L,
            3L,
            4L,
            5L,
            8L,
            15L,
            100L,
            200L,
            210L,
            220L,
            230L,
            300L,
            1000L,
            MEMORY - 1L,
            (long) MEMORY,
            1L << 31,
            (1L << 32) - 1,
            1L << 62,
            -1L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Rights.ALL);
    return edge.array(long[].class).ofSize(9);
  }

  private WasiContext context() {
    WasiContext made =
        WasiContext.builder()
            .arguments(List.of("program"))
            .environment(Map.of("K", "V"))
            .clock(WasiClock.fixed(Instant.EPOCH))
            .build();
    made.memory().rebind(() -> memory);
    putVectors(8);
    putText(200, "new");
    putText(210, "f");
    putText(220, "l");
    putText(230, "d");
    memory.asSlice(300, 48).fill((byte) 0);
    prepare(made);
    return made;
  }

  /** Makes a file {@code f}, open as 4, a link {@code l} to it and a directory {@code d}. */
  private void prepare(WasiContext made) {
    assertThat(call(made, "path_open", 3, 0, 210, 1, 1, Rights.ALL, Rights.ALL, 0, 1000)).isZero();
    assertThat(call(made, "path_symlink", 210, 1, 3, 220, 1)).isZero();
    assertThat(call(made, "path_create_directory", 3, 230, 1)).isZero();
  }

  private int call(String name, Number... values) {
    return call(context, name, values);
  }

  private int call(WasiContext target, String name, Number... values) {
    for (int i = 0; i < values.length; i++) {
      slots.set(ValueLayout.JAVA_LONG_UNALIGNED, (long) i * SLOT_BYTES, values[i].longValue());
    }
    return WasiFunction.all().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow()
        .call(target, new dev.wadup.wasi.Arguments(slots, SLOT_BYTES).at(0));
  }

  /** At 100, two buffers: one of this length at 400, one of eight bytes at 420. */
  private void putVectors(int length) {
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, 100, 400);
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, 104, length);
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, 108, 420);
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, 112, 8);
  }

  private void putText(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      memory.set(ValueLayout.JAVA_BYTE, at + i, (byte) text.charAt(i));
    }
  }

  private byte[] snapshot() {
    return host.toArray(ValueLayout.JAVA_BYTE);
  }

  private void checkFences() {
    for (int i = 0; i < FENCE; i++) {
      if (host.get(ValueLayout.JAVA_BYTE, i) != 7
          || host.get(ValueLayout.JAVA_BYTE, FENCE + MEMORY + i) != 7) {
        throw new AssertionError("a byte outside linear memory was changed");
      }
    }
  }

  private static Arguments row(String name, List<Integer> good, int... pointers) {
    return Arguments.of(name, good, pointers);
  }
}
