package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.GuestTrap;
import dev.wadup.engine.guest.Machine;
import dev.wadup.engine.guest.RefusedByRuntime;
import dev.wadup.engine.guest.TrapKind;
import dev.wadup.wasi.Arguments;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.CountedMemory;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.Global;
import dev.wadup.wasmtime.Instance;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Memory;
import dev.wadup.wasmtime.RawValues;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.Trap;
import dev.wadup.wasmtime.TypedFunc;
import dev.wadup.wasmtime.ValueType;
import dev.wadup.wasmtime.WasmtimeException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store and the instance in it. */
final class WasmtimeMachine implements Machine {
  private static final long PAGE = 1 << 16;
  private static final FunctionType ACTION = FunctionType.of();
  private static final FunctionType STATUS = ACTION.returning(ValueType.I32);

  private final InstancePre linked;
  private final Supplier<WasiContext> world;
  private final Arguments arguments = new Arguments(RawValues.memory(), RawValues.STRIDE);
  private final Store store;
  private @Nullable Instance instance;
  private @Nullable Memory memory;
  private @Nullable Global pages;

  WasmtimeMachine(WasmtimeModule module, Supplier<WasiContext> world) {
    this.linked = module.linked();
    this.world = world;
    this.store = new Store(module.engine(), this);
    module.limit(store);
  }

  /** What host functions see. */
  WasiContext world() {
    return world.get();
  }

  /** Where host functions look for their arguments. */
  Arguments arguments() {
    return arguments;
  }

  @Override
  public void instantiate() {
    try {
      Instance made = linked.instantiate(store);
      instance = made;
      memory = made.memory("memory").orElseThrow();
      pages = made.global(CountedMemory.PAGES).orElse(null);
    } catch (Trap trap) {
      throw adapt(trap);
    } catch (WasmtimeException e) {
      throw new RefusedByRuntime(e);
    }
  }

  @Override
  public void deadline(long ticks) {
    store.setEpochDeadline(ticks);
  }

  @Override
  public void fuel(long fuel) {
    store.setFuel(fuel);
  }

  @Override
  public long fuel() {
    return store.fuel();
  }

  @Override
  public MemorySegment memory() {
    MemorySegment all = reserved();
    return pages == null ? all : all.asSlice(0, Math.min(all.byteSize(), pages.bits() * PAGE));
  }

  /** All bytes of the linear memory, also those that the guest does not know of. */
  MemorySegment reserved() {
    return memory == null ? MemorySegment.NULL : memory.segment();
  }

  @Override
  public Optional<Entry> function(String name, boolean hasStatus) {
    return instance().function(name, hasStatus ? STATUS : ACTION).map(f -> () -> call(f));
  }

  @Override
  public long global(String name) {
    return globalVariable(name).bits();
  }

  Global globalVariable(String name) {
    return instance().global(name).orElseThrow();
  }

  private Instance instance() {
    if (instance == null) {
      throw new IllegalStateException("there is no instance yet");
    }
    return instance;
  }

  private static int call(TypedFunc function) {
    try {
      function.invoke();
      return function.type().results().isEmpty() ? 0 : function.values().i32(0);
    } catch (Trap trap) {
      throw adapt(trap);
    }
  }

  private static GuestTrap adapt(Trap trap) {
    TrapKind kind =
        switch (trap.code()) {
          case INTERRUPT -> TrapKind.INTERRUPT;
          case OUT_OF_FUEL -> TrapKind.OUT_OF_FUEL;
          case STACK_OVERFLOW -> TrapKind.STACK_OVERFLOW;
          case UNREACHABLE -> TrapKind.UNREACHABLE;
          default -> TrapKind.OTHER;
        };
    return new GuestTrap(kind, String.valueOf(trap.getMessage()));
  }

  @Override
  public void close() {
    store.close();
  }
}
