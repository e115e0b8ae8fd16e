package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.error.WadupException;
import dev.wadup.result.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a call of process ends, by what the guest does. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class OutcomeTest {
  private final EngineKind kind;
  @TempDir Path directory;

  OutcomeTest(EngineKind kind) {
    this.kind = kind;
  }

  @ParameterizedTest
  @CsvSource({
    "(i32.const 0), OK",
    "(i32.const 7), ERROR_RETURN",
    "unreachable, TRAP",
    "(i32.load (i32.const -1)), TRAP",
    "(i32.div_s (i32.const 1) (i32.const 0)), TRAP",
    "(call $process), STACK_OVERFLOW",
    "(call $exit (i32.const 0)) (i32.const 9), OK",
    "(call $exit (i32.const 3)) (i32.const 0), ERROR_RETURN",
  })
  void process_ends(String body, Outcome expected) throws ModuleRejectedException {
    assertThat(run(Guests.LIMITS, process(body)).outcome()).isEqualTo(expected);
  }

  @Test
  void process_withoutResult_isOk() throws ModuleRejectedException {
    String wat = "(module (memory (export \"memory\") 1) (func (export \"process\")))";
    Execution execution = run(Guests.LIMITS, wat);
    assertThat(execution.outcome()).isEqualTo(Outcome.OK);
    assertThat(execution.message()).isNull();
    assertThat(execution.peakMemoryBytes()).isEqualTo(65_536);
    assertThat(execution.fuel()).isNull();
  }

  @Test
  void process_thatLoops_isStoppedByTime() throws ModuleRejectedException {
    Execution execution =
        run(Guests.timeout(Duration.ofMillis(50)), process("(loop $l (br $l)) (i32.const 0)"));
    assertThat(execution.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(execution.message()).isEqualTo("ran longer than 50 ms (--timeout)");
  }

  @Test
  void process_thatLoops_isStoppedByFuel() throws ModuleRejectedException {
    assumeTrue(kind.enforces().contains(GuestLimit.FUEL));
    Execution execution = run(Guests.fuel(100_000), process("(loop $l (br $l)) (i32.const 0)"));
    assertThat(execution.outcome()).isEqualTo(Outcome.OUT_OF_FUEL);
    assertThat(execution.message()).isEqualTo("used up its fuel of 100000 (--fuel)");
    assertThat(execution.fuel()).isGreaterThanOrEqualTo(100_000);
  }

  @Test
  void process_thatIsRefusedMemory_isOutOfMemory() throws ModuleRejectedException {
    String greedy =
        "(loop $l (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) unreachable";
    Execution execution = run(Guests.LIMITS, process(greedy));
    assertThat(execution.outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
    assertThat(execution.message()).contains("of at most 16 MiB (--max-memory)");
    assertThat(execution.peakMemoryBytes()).isBetween(15L << 20, 16L << 20);
  }

  @Test
  void message_ofStackOverflow_namesOption() throws ModuleRejectedException {
    Execution execution = run(Guests.LIMITS, process("(call $process)"));
    assertThat(execution.message()).contains("a stack of 1 MiB (--max-stack)");
  }

  @Test
  void fuel_whereItIsNotEnforced_isRefused() {
    assumeFalse(kind.enforces().contains(GuestLimit.FUEL));
    assertThatThrownBy(() -> run(Guests.fuel(1_000_000), process("(i32.const 0)")))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("can't hold guests to a limit of fuel (--fuel)")
        .hasMessageContaining("use --engine wasmtime");
  }

  @Test
  void fuel_isReported() throws ModuleRejectedException {
    assumeTrue(kind.enforces().contains(GuestLimit.FUEL));
    assertThat(run(Guests.fuel(1_000_000), process("(i32.const 0)")).fuel()).isBetween(1L, 100L);
  }

  @ParameterizedTest
  @EnumSource(IsolationMode.class)
  void counter_countsOn_orAnew(IsolationMode isolation) throws ModuleRejectedException {
    String counter =
        process("(global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)");
    try (Guests guests = Guests.of(kind, directory, Guests.LIMITS, isolation, counter);
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      assertThat(messages(guest))
          .isEqualTo(
              isolation == IsolationMode.REUSE
                  ? "process returned 1, process returned 2, process returned 3"
                  : "process returned 1, process returned 1, process returned 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "(i32.const 0), true",
    "(call $exit (i32.const 0)) (i32.const 0), true",
    "(call $exit (i32.const 1)) (i32.const 0), false",
    "(i32.const 1), false",
    "unreachable, false",
  })
  void instance_afterFailure_isNotUsable(String body, boolean usable)
      throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, process(body));
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      guest.process(Guests.invocation());
      assertThat(guest.isUsable()).isEqualTo(usable);
    }
  }

  @Test
  void interruptAll_stopsWhatRunsLater() throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, process("(loop $l (br $l)) (i32.const 0)"));
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      guests.engine().interruptAll();
      assertThat(guest.process(Guests.invocation()).outcome()).isEqualTo(Outcome.TIMEOUT);
    }
  }

  @Test
  void interruptAll_stopsWhatRuns() throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, process("(loop $l (br $l)) (i32.const 0)"));
        CompiledModule module = guests.compile();
        GuestInstance guest = module.instantiate()) {
      Thread stopper = Thread.ofPlatform().start(guests.engine()::interruptAll);
      Execution execution = guest.process(Guests.invocation());
      assertThat(execution.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(execution.message()).isEqualTo("stopped because the run ends");
      assertThat(stopper).isNotNull();
    }
  }

  private static String messages(GuestInstance guest) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      all.append(i == 0 ? "" : ", ").append(guest.process(Guests.invocation()).message());
    }
    return all.toString();
  }

  private Execution run(GuestLimits limits, String wat) throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, limits, IsolationMode.REUSE, wat)) {
      return guests.run();
    }
  }

  private static String process(String body) {
    return """
    (module
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1)
      (global $n (mut i32) (i32.const 0))
      (func $process (export "process") (result i32) %s))\
    """
        .formatted(body);
  }
}
