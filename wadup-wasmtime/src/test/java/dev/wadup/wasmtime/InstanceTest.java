package dev.wadup.wasmtime;

import static dev.wadup.wasmtime.Guests.NOTHING;
import static dev.wadup.wasmtime.Guests.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class InstanceTest {
  private static final String COUNTER =
      """
      (module
        (memory (export "memory") 1 10)
        (global $n (export "n") (mut i32) (i32.const 0))
        (func (export "count") (result i32)
          (global.set $n (i32.add (global.get $n) (i32.const 1)))
          (i32.store (i32.const 8) (global.get $n))
          (global.get $n))
        (func (export "grow") (result i32) (memory.grow (i32.const 2))))""";

  @Test
  void function_ofOtherType_isAbsent() {
    try (Guests guests = Guests.of(COUNTER);
        Store store = new Store(guests.engine)) {
      Instance instance = guests.linked.instantiate(store);
      assertThat(instance.function("count", NOTHING)).isEmpty();
      assertThat(instance.function("nothing", NUMBER)).isEmpty();
      assertThat(instance.memory("count")).isEmpty();
      assertThat(instance.global("memory")).isEmpty();
    }
  }

  @Test
  void instances_ofOneModule_shareNothing() {
    try (Guests guests = Guests.of(COUNTER);
        Store one = new Store(guests.engine);
        Store two = new Store(guests.engine)) {
      TypedFunc first = guests.function(one, "count", NUMBER);
      assertThat(first.call()).isEqualTo(1);
      assertThat(first.call()).isEqualTo(2);
      assertThat(guests.function(two, "count", NUMBER).call()).isEqualTo(1);
    }
  }

  @Test
  void memory_isSharedWithGuest_andGrowsInPlace() {
    try (Guests guests = Guests.of(COUNTER);
        Store store = new Store(guests.engine)) {
      Instance instance = guests.linked.instantiate(store);
      Memory memory = instance.memory("memory").orElseThrow();
      MemorySegment before = memory.segment();
      instance.function("count", NUMBER).orElseThrow().call();
      instance.function("grow", NUMBER).orElseThrow().call();
      assertThat(before.get(ValueLayout.JAVA_INT, 8)).isEqualTo(1);
      assertThat(memory.segment().byteSize()).isEqualTo(3 * 65_536);
      assertThat(memory.segment().address()).isEqualTo(before.address());
    }
  }

  @Test
  void global_canBeReadAndSet() {
    try (Guests guests = Guests.of(COUNTER);
        Store store = new Store(guests.engine)) {
      Instance instance = guests.linked.instantiate(store);
      Global n = instance.global("n").orElseThrow();
      n.setBits(-5);
      assertThat((int) n.bits()).isEqualTo(-5);
      assertThat((int) instance.function("count", NUMBER).orElseThrow().call()).isEqualTo(-4);
    }
  }

  @Test
  void limit_onMemory_refusesGrowthAndInstances() {
    try (Guests guests = Guests.of(COUNTER);
        Store store = new Store(guests.engine)) {
      store.limit(2 * 65_536, -1, -1, -1, -1);
      Instance instance = guests.linked.instantiate(store);
      TypedFunc grow = instance.function("grow", NUMBER).orElseThrow();
      assertThat((int) grow.call()).isEqualTo(-1);
      store.limit(1, -1, -1, -1, -1);
      assertThatThrownBy(() -> guests.linked.instantiate(store))
          .isInstanceOf(WasmtimeException.class)
          .hasMessageContaining("can't instantiate the module");
    }
  }

  @Test
  void fuel_isCounted() {
    try (Guests guests =
            new Guests(new EngineConfig().fuel(true), COUNTER, (caller, values) -> {});
        Store store = new Store(guests.engine)) {
      store.setFuel(1000);
      guests.function(store, "count", NUMBER).call();
      assertThat(store.fuel()).isBetween(900L, 999L);
    }
  }

  @Test
  void pool_instancesBeyondItsSlots_areRefused() {
    EngineConfig pooled =
        new EngineConfig()
            .pool(new PoolConfig().instances(1).maxMemorySize(1 << 20).tableElements(10));
    try (Guests guests = new Guests(pooled, COUNTER, (caller, values) -> {});
        Store one = new Store(guests.engine);
        Store two = new Store(guests.engine)) {
      assertThat(guests.function(one, "count", NUMBER).call()).isEqualTo(1);
      assertThatThrownBy(() -> guests.linked.instantiate(two))
          .isInstanceOf(WasmtimeException.class);
    }
  }

  @Test
  void hostFunction_thatCallsAnotherGuest_keepsItsOwnValues() {
    String wat =
        """
        (module
          (import "host" "double" (func $double (param i32) (result i32)))
          (func (export "run") (param i32) (result i32) (call $double (local.get 0))))""";
    FunctionType type = FunctionType.of(ValueType.I32).returning(ValueType.I32);
    try (Guests inner = Guests.of(COUNTER);
        Linker linker = new Linker(inner.engine);
        Module module = Module.compile(inner.engine, Wat.toWasm(wat));
        Store store = new Store(inner.engine, "mine")) {
      linker.define(
          "host",
          "double",
          type,
          (caller, values) -> {
            assertThat(caller.attachment()).isEqualTo("mine");
            try (Store nested = new Store(inner.engine)) {
              inner.function(nested, "count", NUMBER).call();
            }
            values.setI32(0, 2 * values.i32(0));
          });
      try (InstancePre linked = linker.instantiatePre(module)) {
        assertThat(linked.instantiate(store).function("run", type).orElseThrow().call(21))
            .isEqualTo(42);
      }
    }
  }
}
