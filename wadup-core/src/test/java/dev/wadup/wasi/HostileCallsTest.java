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

  static List<HostileCalls.Call> refusedCalls() {
    return HostileCalls.all(MEMORY);
  }

  @ParameterizedTest
  @MethodSource("refusedCalls")
  void refusedCall_givesItsErrnoAndChangesNothing(HostileCalls.Call refused) {
    byte[] before = snapshot();
    assertThat(call(refused)).isEqualTo(refused.errno());
    assertThat(snapshot()).isEqualTo(before);
  }

  static List<HostileCalls.Call> goodCalls() {
    return HostileCalls.good();
  }

  @ParameterizedTest
  @MethodSource("goodCalls")
  void theSameCallWithGoodArguments_succeeds(HostileCalls.Call good) {
    assertThat(call(good)).isZero();
    checkFences();
  }

  @Test
  void nothing_isNoFault() {
    assertThat(call("random_get", 0, 0)).isZero();
    assertThat(call("fd_read", 4, 100, 0, 1000)).isZero();
    assertThat(call("path_unlink_file", 3, 0, 0)).isEqualTo(Guest.NOENT);
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
    memory.fill((byte) 0);
    HostileCalls.MEMORY.forEach(
        (at, bytes) ->
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length));
    for (HostileCalls.Call call : HostileCalls.PREPARATION) {
      assertThat(call(made, call.function(), call.arguments().toArray(Number[]::new))).isZero();
    }
    return made;
  }

  private int call(HostileCalls.Call call) {
    return call(call.function(), call.arguments().toArray(Number[]::new));
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
        .call(target, new Arguments(slots, SLOT_BYTES).at(0));
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
}
