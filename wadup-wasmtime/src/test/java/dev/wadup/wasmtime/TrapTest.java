package dev.wadup.wasmtime;

import static dev.wadup.wasmtime.Guests.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapTest {
  @ParameterizedTest
  @CsvSource({
    "unreachable, UNREACHABLE",
    "(drop (i32.div_s (i32.const 1) (i32.const 0))), INTEGER_DIVISION_BY_ZERO",
    "(drop (i32.load (i32.const -1))), MEMORY_OUT_OF_BOUNDS",
    "(call $run), STACK_OVERFLOW",
    "(call_indirect (i32.const 0)), INDIRECT_CALL_TO_NULL",
    "(call_indirect (i32.const 9)), TABLE_OUT_OF_BOUNDS",
  })
  void call_thatTraps_saysWhy(String body, TrapCode expected) {
    String wat =
        "(module (memory 1) (table 1 funcref) (func $run (export \"run\") %s))".formatted(body);
    assertThat(trap(new EngineConfig(), wat, store -> {}).code()).isEqualTo(expected);
  }

  @Test
  void call_outOfFuel_traps() {
    Trap trap =
        trap(
            new EngineConfig().fuel(true),
            "(module (func (export \"run\") (loop $again (br $again))))",
            store -> store.setFuel(10_000));
    assertThat(trap.code()).isEqualTo(TrapCode.OUT_OF_FUEL);
  }

  @Test
  void call_pastEpochDeadline_traps() {
    Trap trap =
        trap(
            new EngineConfig().epochInterruption(true),
            "(module (func (export \"run\") (loop $again (br $again))))",
            store -> store.setEpochDeadline(0));
    assertThat(trap.code()).isEqualTo(TrapCode.INTERRUPT);
  }

  @Test
  void trap_inNamedFunctions_hasBacktrace() {
    Trap trap =
        trap(
            new EngineConfig(),
            "(module (func $inner unreachable) (func $outer (export \"run\") (call $inner)))",
            store -> {});
    assertThat(trap.frames()).map(WasmFrame::toString).containsExactly("inner", "outer");
    assertThat(trap).hasMessage("unreachable executed in inner < outer");
  }

  @Test
  void hostFunction_thatThrows_endsGuestWithItsException() {
    RuntimeException mine = new RuntimeException("mine");
    String wat =
        "(module (import \"host\" \"call\" (func $host)) (func (export \"run\") (call $host)))";
    try (Guests guests =
            new Guests(
                new EngineConfig(),
                wat,
                (caller, values) -> {
                  throw mine;
                });
        Store store = new Store(guests.engine)) {
      TypedFunc run = guests.function(store, "run", NOTHING);
      assertThatThrownBy(run::invoke).isSameAs(mine);
      assertThatThrownBy(run::invoke).isSameAs(mine);
    }
  }

  @Test
  void hostFunction_thatOverflowsJavaStack_endsGuestWithTheError() {
    String wat =
        "(module (import \"host\" \"call\" (func $host)) (func (export \"run\") (call $host)))";
    try (Guests guests = new Guests(new EngineConfig(), wat, (caller, values) -> recurse(0));
        Store store = new Store(guests.engine)) {
      TypedFunc run = guests.function(store, "run", NOTHING);
      assertThatThrownBy(run::invoke).isInstanceOf(StackOverflowError.class);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  private static Trap trap(EngineConfig config, String wat, StoreSetUp setUp) {
    try (Guests guests = new Guests(config, wat, (caller, values) -> {});
        Store store = new Store(guests.engine)) {
      setUp.apply(store);
      TypedFunc run = guests.function(store, "run", NOTHING);
      return catchThrowableOfType(Trap.class, run::invoke);
    }
  }

  private interface StoreSetUp {
    void apply(Store store);
  }
}
