package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.result.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that try to take more than they are given. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class HostileGuestTest {
  private final EngineKind kind;
  private static final Duration TIME_LIMIT = Duration.ofMillis(100);

  @TempDir Path directory;

  HostileGuestTest(EngineKind kind) {
    this.kind = kind;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // loops in the guest alone
        "(loop $l (br $l))",
        "(call $forever)",
        "(loop $l (call_indirect (i32.const 0)) (br $l))",
        // long instructions
        "(loop $l (memory.fill (i32.const 0) (i32.const 1) (i32.const 1048576)) (br $l))",
        "(loop $l (memory.copy (i32.const 9) (i32.const 0) (i32.const 1000000)) (br $l))",
        // host calls that wait, or do little as often as they can
        "(call $sleep)",
        "(loop $l (drop (call $yield)) (br $l))",
        "(loop $l (drop (call $random (i32.const 0) (i32.const 1048576))) (br $l))",
        "(loop $l (drop (call $write (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 8)))"
            + " (br $l))",
        // a million empty buffers
        "(loop $l (drop (call $write (i32.const 1) (i32.const 65536) (i32.const 1024)"
            + " (i32.const 8))) (br $l))",
      })
  void guest_thatNeverEnds_isStopped(String body) throws ModuleRejectedException {
    Execution execution = run(Guests.timeout(TIME_LIMIT), body);
    assertThat(execution.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(execution.message()).isEqualTo("ran longer than 100 ms (--timeout)");
  }

  @ParameterizedTest
  @CsvSource({
    "(call $deep), STACK_OVERFLOW",
    "(call $deepWithHostCalls), STACK_OVERFLOW",
    "(call $deepWithLocals (i64.const 1)), STACK_OVERFLOW",
    "(drop (memory.grow (i32.const 65000))), OK",
    "(drop (table.grow $t (ref.null func) (i32.const 100000000))), OK",
    "(memory.fill (i32.const 0) (i32.const 1) (i32.const -1)), TRAP",
    "(table.set $t (i32.const 99999) (ref.null func)), TRAP",
  })
  void guest_thatWantsTooMuch_isRefused(String body, Outcome expected)
      throws ModuleRejectedException {
    assertThat(run(Guests.LIMITS, body).outcome()).isEqualTo(expected);
  }

  @Test
  void memoryAndTables_together_stayBelowTheLimit() throws ModuleRejectedException {
    String greedy =
        """
        (loop $l (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
        (loop $m (br_if $m
          (i32.ne (table.grow $t (ref.null func) (i32.const 100)) (i32.const -1))))\
        """;
    Execution execution = run(Guests.LIMITS, greedy);
    assertThat(execution.outcome()).isEqualTo(Outcome.OK);
    assertThat(execution.peakMemoryBytes())
        .isBetween(Guests.LIMITS.memoryBytes() / 2, Guests.LIMITS.memoryBytes());
  }

  @Test
  @Tag("slow")
  void stack_ofTheGreatestSize_withHostCallsAtEveryLevel_isHeld() throws ModuleRejectedException {
    long stack = Math.min(15L << 20, kind.largestStack());
    GuestLimits tall = new GuestLimits(null, 16L << 20, stack, Duration.ofMinutes(1));
    for (int i = 0; i < 20; i++) {
      assertThat(run(tall, "(call $deepWithHostCalls)").outcome())
          .isEqualTo(Outcome.STACK_OVERFLOW);
    }
  }

  private Execution run(GuestLimits limits, String body) throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, limits, IsolationMode.REUSE, guest(body));
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      return guest.process(Guests.invocation());
    }
  }

  private static String guest(String body) {
    return """
    (module
      (import "wasi_snapshot_preview1" "poll_oneoff"
        (func $poll (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
      (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 32)
      (table $t 10 funcref)
      (elem (table $t) (i32.const 0) func $nothing)
      (func $nothing)
      (func $forever (loop $l (call $nothing) (br $l)))
      (func $deep (call $deep))
      (func $deepWithHostCalls (drop (call $yield)) (call $deepWithHostCalls))
      (func $deepWithLocals (param i64)
        (call $deepWithLocals (i64.add (local.get 0) (i64.const 1)))
        (drop (i64.mul (local.get 0) (i64.const 3))))
      (func $sleep
        ;; one subscription to the monotonic clock, 10^18 ns from now
        (i32.store (i32.const 16) (i32.const 1))
        (i64.store (i32.const 24) (i64.const 1000000000000000000))
        (drop (call $poll (i32.const 0) (i32.const 128) (i32.const 1) (i32.const 256))))
      (func (export "process") (result i32) %s (i32.const 0)))\
    """
        .formatted(body);
  }
}
