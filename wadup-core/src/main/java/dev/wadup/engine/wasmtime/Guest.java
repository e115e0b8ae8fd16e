package dev.wadup.engine.wasmtime;

import dev.wadup.wasi.Arguments;
import dev.wadup.wasi.Deadline;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.Instance;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Memory;
import dev.wadup.wasmtime.RawValues;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.TypedFunc;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance with its store and its world: runs its functions under the limits. */
final class Guest implements AutoCloseable {
  private static final FunctionType ACTION = FunctionType.of();

  private final Sandbox sandbox;
  private final Arguments arguments = new Arguments(RawValues.memory(), RawValues.STRIDE);
  private final GuestSize size;
  private final Store store;
  private WasiContext context;
  private @Nullable Instance instance;
  private @Nullable Memory memory;

  /** A guest not yet instantiated. */
  Guest(Sandbox sandbox, WasiContext context, GuestSize size) {
    this.sandbox = sandbox;
    this.context = context;
    this.size = size;
    this.store = new Store(sandbox.engine(), this);
    size.limit(store, sandbox.limits().memoryBytes());
  }

  WasiContext context() {
    return context;
  }

  /** Moves the guest to another world. */
  void enter(WasiContext world) {
    context = world;
    context.memory().rebind(this::memory);
  }

  /** The bytes of its linear memory as of now. */
  MemorySegment memory() {
    return memory == null ? MemorySegment.NULL : memory.segment();
  }

  /** Where host functions look for their arguments. */
  Arguments arguments() {
    return arguments;
  }

  /** Makes the instance, with its start function; the verdict says how that went. */
  Verdict instantiate(InstancePre linked) {
    return guarded(
        () -> {
          Instance made = linked.instantiate(store);
          instance = made;
          memory = made.memory("memory").orElseThrow();
          context.memory().rebind(this::memory);
          return Verdict.OK;
        });
  }

  /** Calls an exported function without parameters or result. */
  Verdict run(String name) {
    TypedFunc function = function(name, ACTION).orElseThrow();
    return guarded(
        () -> {
          function.invoke();
          return Verdict.OK;
        });
  }

  Optional<TypedFunc> function(String name, FunctionType type) {
    return instance().function(name, type);
  }

  Instance instance() {
    if (instance == null) {
      throw new IllegalStateException("the guest was not instantiated");
    }
    return instance;
  }

  /** Runs something under all limits and judges how it ended. */
  Verdict guarded(Attempt attempt) {
    Deadline deadline = sandbox.begin(store);
    context.deadline(deadline);
    try {
      return sandbox.isInterrupted() ? sandbox.verdicts().timeout() : attempt.make();
    } catch (RuntimeException | StackOverflowError e) {
      return sandbox.verdicts().of(e, memoryBytes(), memory != null, sandbox.isInterrupted());
    } finally {
      sandbox.end(deadline);
    }
  }

  /** The fuel used since the last begin; null where it is not counted. */
  @Nullable Long fuelUsed() {
    return sandbox.fuelUsed(store);
  }

  /** Bytes of linear memory and tables: memories never shrink, so this is the peak too. */
  long memoryBytes() {
    return size.tableBytes() + (memory == null ? 0 : memory.size());
  }

  @Override
  public void close() {
    store.close();
  }

  /** Something that enters the guest. */
  interface Attempt {
    Verdict make();
  }
}
