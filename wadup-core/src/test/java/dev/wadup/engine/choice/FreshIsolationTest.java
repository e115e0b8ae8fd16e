package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest finds of its start-up, and of the content before. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class FreshIsolationTest {
  private final EngineKind kind;
  private static final String SUM = "process returned " + (-3 + 3 - 5 + 4 + 10 + 20 + 5 + 1 + 1);

  private static final GuestLimits LIMITS =
      new GuestLimits(null, 64L << 20, 1L << 20, Duration.ofMinutes(1));

  @TempDir Path directory;

  FreshIsolationTest(EngineKind kind) {
    this.kind = kind;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func (export \"_initialize\") (call $traces))",
        "(func (export \"_start\") (call $traces) (call $exit (i32.const 0)))",
        "(start $traces)",
      })
  void state_afterStartUp_isThereForEveryContent(String startUp) throws ModuleRejectedException {
    assertThat(messages(canary(startUp, ""))).containsExactly(SUM, SUM, SUM);
  }

  @Test
  void state_ofGuestThatGrowsItsMemory_isTheSameForEveryContent() throws ModuleRejectedException {
    String grow = "(drop (memory.grow (i32.const 1)))";
    assertThat(messages(canary("(start $traces)", grow))).containsExactly(SUM, SUM, SUM);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 256, 300})
  void memory_thatEveryContentGrows_beginsWithItsFirstSizeAndZeros(int pages)
      throws ModuleRejectedException {
    String old = "process returned " + 1;
    assertThat(messages(grower(pages))).containsExactly(old, old, old);
  }

  @Test
  void memory_thatMayNotGrowFurther_isRefusedAsInReuse() throws ModuleRejectedException {
    int tooMuch = (int) (LIMITS.memoryBytes() >> 16);
    for (IsolationMode isolation : IsolationMode.values()) {
      assertThat(messages(grower(tooMuch), isolation)).startsWith("process returned -1");
    }
  }

  @Test
  void pageWrittenByALaterContent_isPutBack() throws ModuleRejectedException {
    String wat =
        """
        (module
          (import "wasi_snapshot_preview1" "path_open" (func $open
            (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "fd_read"
            (func $read (param i32 i32 i32 i32) (result i32)))
          (memory (export "memory") 4)
          (data (i32.const 16) "data.bin\\00\\01\\00\\00\\01\\00\\00\\00")
          (data (i32.const 4200) "\\01")
          (func $sum (result i32)
            (local $at i32) (local $sum i32)
            (loop $next
              (local.set $sum
                (i32.add (local.get $sum) (i32.load8_u offset=104 (local.get $at))))
              (br_if $next (i32.lt_u
                (local.tee $at (i32.add (local.get $at) (i32.const 4096)))
                (i32.const 262144))))
            (local.get $sum))
          (func (export "process") (result i32)
            (local $sum i32)
            (local.set $sum (call $sum))
            (drop (call $open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 8)
              (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 32)))
            (drop (call $read
              (i32.load (i32.const 32)) (i32.const 24) (i32.const 1) (i32.const 36)))
            (i32.store8 offset=104
              (i32.mul (i32.load8_u (i32.const 256)) (i32.const 4096)) (i32.const 9))
            (local.get $sum)))\
        """;
    assertThat(messages(wat, IsolationMode.FRESH, 60)).containsOnly("process returned 1");
  }

  @Test
  void hostCall_beyondWhatTheGuestKnowsOfItsMemory_isEfault() throws ModuleRejectedException {
    String wat =
        """
        (module
          (import "wasi_snapshot_preview1" "random_get"
            (func $random (param i32 i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "process") (result i32)
            (drop (memory.grow (i32.const 1)))
            (call $random (i32.const 131071) (i32.const 2))))\
        """;
    assertThat(messages(wat)).containsOnly("process returned 21");
  }

  @Test
  void module_thatChangesTables_runsItsStartUpEachTime() throws ModuleRejectedException {
    String startUp =
        """
        (func $change (table.set (i32.const 0) (ref.func $one)))
        (func (export "_initialize") (call $change) (call $traces))\
        """;
    assertThat(messages(canary(startUp, ""))).containsExactly(SUM, SUM, SUM);
    try (Guests guests =
        Guests.of(kind, directory, LIMITS, IsolationMode.FRESH, canary(startUp, ""))) {
      assertThat(guests.engine().inspect(guests.source()).snapshotObstacle())
          .isEqualTo("it has instructions that change its tables");
    }
  }

  @Test
  void instance_afterTrap_isUsable() throws ModuleRejectedException {
    String wat = "(module (memory (export \"memory\") 1) (func (export \"process\") unreachable))";
    try (Guests guests = Guests.of(kind, directory, LIMITS, IsolationMode.FRESH, wat);
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      guest.process(Guests.invocation());
      assertThat(guest.isUsable()).isTrue();
    }
  }

  /**
   * Grows its memory and returns the size before, plus what the new bytes hold, which it spoils.
   */
  private static String grower(int pages) {
    return """
    (module
      (memory (export "memory") 1)
      (func (export "process") (result i32)
        (local $old i32) (local $sum i32)
        (local.set $old (memory.grow (i32.const %d)))
        (if (i32.eq (local.get $old) (i32.const -1)) (then (return (i32.const -1))))
        (local.set $sum (i32.add (local.get $old) (i32.load (i32.const 65536))))
        (local.set $sum (i32.add (local.get $sum)
          (i32.load (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 4)))))
        (i32.store (i32.const 65536) (i32.const 5))
        (i32.store (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 4))
          (i32.const 7))
        (local.get $sum)))\
    """
        .formatted(pages);
  }

  /** Start-up leaves traces in every kind of state; process returns their sum and spoils them. */
  private static String canary(String startUp, String atEnd) {
    return """
    (module
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1 8)
      (data (i32.const 100) "\\01")
      (data $passive "\\05")
      (global $i (mut i32) (i32.const 0))
      (global $fixed i32 (i32.const 1))
      (global $l (mut i64) (i64.const 0))
      (global $f (mut f32) (f32.const 0))
      (global $d (mut f64) (f64.const 0))
      (table 1 funcref)
      (elem (i32.const 0) $one)
      (func $one (result i32) (i32.const 1))
      %s
      (func $traces
        (global.set $i (i32.const -3))
        (global.set $l (i64.const -5000000000))
        (global.set $f (f32.const 1.5))
        (global.set $d (f64.const 2.5))
        (drop (memory.grow (i32.const 2)))
        (i32.store8 (i32.const 100) (i32.const 10))
        (i32.store8 (i32.const 190000) (i32.const 20))
        (memory.init $passive (i32.const 300) (i32.const 0) (i32.const 1)))
      (func (export "process") (result i32)
        (local $sum i32)
        (local.set $sum (i32.add (global.get $i) (memory.size)))
        (local.set $sum (i32.add (local.get $sum)
          (i32.wrap_i64 (i64.div_s (global.get $l) (i64.const 1000000000)))))
        (local.set $sum (i32.add (local.get $sum)
          (i32.trunc_f64_s (f64.add (f64.promote_f32 (global.get $f)) (global.get $d)))))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (i32.const 100))))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (i32.const 190000))))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (i32.const 300))))
        (local.set $sum (i32.add (local.get $sum) (global.get $fixed)))
        (local.set $sum (i32.add (local.get $sum) (call_indirect (result i32) (i32.const 0))))
        (i32.store8 (i32.const 100) (i32.const 77))
        (i32.store8 (i32.const 50000) (i32.const 77))
        (global.set $i (i32.const 77))
        %s
        (local.get $sum)))\
    """
        .formatted(startUp, atEnd);
  }

  private List<String> messages(String wat) throws ModuleRejectedException {
    return messages(wat, IsolationMode.FRESH);
  }

  private List<String> messages(String wat, IsolationMode isolation)
      throws ModuleRejectedException {
    return messages(wat, isolation, 3);
  }

  /** What several contents were told, each a byte long and one higher than the one before. */
  private List<String> messages(String wat, IsolationMode isolation, int contents)
      throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, LIMITS, isolation, wat);
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      List<String> messages = new ArrayList<>();
      for (int i = 0; i < contents; i++) {
        byte[] content = {(byte) i};
        messages.add(String.valueOf(guest.process(Guests.invocation(content)).message()));
      }
      return messages;
    }
  }
}
