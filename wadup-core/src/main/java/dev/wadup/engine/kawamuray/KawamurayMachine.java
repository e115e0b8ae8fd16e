package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.Machine;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.AddedFunctions;
import io.github.kawamuray.wasmtime.Disposable;
import io.github.kawamuray.wasmtime.Extern;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Instance;
import io.github.kawamuray.wasmtime.Memory;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.Val;
import io.github.kawamuray.wasmtime.WasmtimeException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store and the instance in it, with every handle that the binding gave for them. */
final class KawamurayMachine implements Machine {
  private static final Val[] NO_ARGUMENTS = {};

  private final KawamurayModule module;
  private final HostCalls hostCalls;
  private final Deque<Disposable> handles = new ArrayDeque<>();
  private final Store<Void> store;
  private @Nullable Instance instance;
  private @Nullable Memory memory;

  KawamurayMachine(KawamurayModule module, Supplier<WasiContext> world) {
    this.module = module;
    this.hostCalls = new HostCalls(world);
    this.store = own(new Store<>(null, module.engine()));
  }

  @Override
  public void instantiate() {
    try {
      Instance made = own(new Instance(store, module.module(), imports()));
      instance = made;
      memory = own(made.getMemory(store, "memory").orElseThrow());
    } catch (WasmtimeException e) {
      throw Traps.ofInstantiation(e);
    }
    if (module.hasStart()) {
      function(AddedFunctions.START, false).orElseThrow().call();
    }
  }

  private List<Extern> imports() {
    List<Extern> imports = new ArrayList<>();
    for (HostImport wanted : module.imports()) {
      Func.Handler<Void> handler = hostCalls.handler(wanted.function());
      imports.add(Extern.fromFunc(own(new Func(store, wanted.type(), handler))));
    }
    return imports;
  }

  @Override
  public void deadline(long ticks) {
    hostCalls.begin();
    store.setEpochDeadline(ticks);
  }

  @Override
  public void fuel(long fuel) {
    throw new UnsupportedOperationException("this runtime has no fuel");
  }

  @Override
  public long fuel() {
    throw new UnsupportedOperationException("this runtime has no fuel");
  }

  @Override
  public MemorySegment memory() {
    return memory == null ? MemorySegment.NULL : MemorySegment.ofBuffer(memory.buffer(store));
  }

  @Override
  public Optional<Entry> function(String name, boolean hasStatus) {
    return function(name)
        .map(
            function ->
                () -> {
                  Val[] results = call(function);
                  return hasStatus ? results[0].i32() : 0;
                });
  }

  private Optional<Func> function(String name) {
    return instance().getFunc(store, name).map(this::own);
  }

  private Val[] call(Func function) {
    try {
      return function.call(store, NO_ARGUMENTS);
    } catch (RuntimeException e) {
      throw ended(e);
    }
  }

  /** What a host call threw, as it was thrown, or else the guest's trap. */
  private RuntimeException ended(RuntimeException reported) {
    return switch (hostCalls.failure()) {
      case null -> Traps.of(reported);
      case RuntimeException e -> e;
      case Error e -> throw e;
      case Throwable e -> new IllegalStateException("a host function failed", e);
    };
  }

  @Override
  public long global(String name) {
    Val value = call(function(AddedFunctions.getter(name)).orElseThrow())[0];
    return switch (value.getType()) {
      case I32 -> Integer.toUnsignedLong(value.i32());
      case I64 -> value.i64();
      case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits(value.f32()));
      case F64 -> Double.doubleToRawLongBits(value.f64());
      default -> throw new IllegalStateException("a global of type " + value.getType());
    };
  }

  private Instance instance() {
    if (instance == null) {
      throw new IllegalStateException("there is no instance yet");
    }
    return instance;
  }

  private <T extends Disposable> T own(T handle) {
    handles.push(handle);
    return handle;
  }

  @Override
  public void close() {
    memory = null;
    handles.forEach(Disposable::close);
    handles.clear();
  }
}
