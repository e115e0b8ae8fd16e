package dev.wadup.wasmtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What instances live in, with the limits they run under; used by one thread at a time. Instances,
 * memories, globals and functions are of no use once it is closed.
 */
public final class Store implements AutoCloseable {
  private static final NativeFunction NEW = NativeFunction.of("wasmtime_store_new", 3);
  private static final NativeFunction DELETE = NativeFunction.of("wasmtime_store_delete", 1);
  private static final NativeFunction CONTEXT = NativeFunction.of("wasmtime_store_context", 1);
  private static final NativeFunction LIMITER = NativeFunction.of("wasmtime_store_limiter", 6);
  private static final NativeFunction SET_EPOCH_DEADLINE =
      NativeFunction.ofShort("wasmtime_context_set_epoch_deadline", 2);

  /** The store whose guest runs on this thread; host functions find theirs by it. */
  private static final ThreadLocal<@Nullable Store> RUNNING = new ThreadLocal<>();

  private final NativeHandle handle;
  private final StoreBlock block = new StoreBlock();
  private final RawValues values = new RawValues(0);
  private final @Nullable Object attachment;
  private final long context;
  private @Nullable Throwable failure;

  /** Read by nobody: it keeps the entry for host calls from being collected. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable HostCalls calls;

  /** A store without limits. */
  public Store(Engine engine) {
    this(engine, null);
  }

  /**
   * A store without limits.
   *
   * @param attachment what host functions get by {@link #attachment}
   */
  public Store(Engine engine, @Nullable Object attachment) {
    this.handle = new NativeHandle("store", NEW.call(engine.address(), 0, 0), DELETE);
    this.context = CONTEXT.call(handle.address());
    this.attachment = attachment;
  }

  /** The host's own object for this store. */
  public @Nullable Object attachment() {
    return attachment;
  }

  /**
   * Limits what instances made from now on may hold: bytes of a memory, elements of a table, and
   * the number of instances, tables and memories; -1 leaves a value as it is.
   */
  public void limit(
      long memoryBytes, long tableElements, long instances, long tables, long memories) {
    LIMITER.call(handle.address(), memoryBytes, tableElements, instances, tables, memories);
  }

  /** Lets the store's guests run until the engine's epoch has moved on by {@code ticks}. */
  public void setEpochDeadline(long ticks) {
    SET_EPOCH_DEADLINE.call(context(), ticks);
  }

  /**
   * Gives the store's guests this much fuel, and no more.
   *
   * @throws WasmtimeException if the engine does not count fuel
   */
  public void setFuel(long fuel) {
    Fuel.check("set fuel", Fuel.SET.call(context(), fuel));
  }

  /**
   * The fuel that is left.
   *
   * @throws WasmtimeException if the engine does not count fuel
   */
  public long fuel() {
    Fuel.check("read fuel", Fuel.GET.call(context(), block.scratch()));
    return NativeMemory.getLong(block.scratch());
  }

  long context() {
    handle.address();
    return context;
  }

  /** Zeroed bytes that live as long as the store. */
  long allocate(int size) {
    return block.allocate(size);
  }

  /**
   * Room for one out parameter of at most {@value StoreBlock#SCRATCH_BYTES} bytes, until the next
   * call.
   */
  long scratch() {
    return block.scratch();
  }

  /** Keeps the entry for host calls alive as long as this store. */
  void keep(HostCalls used) {
    calls = used;
  }

  /** The store of the guest that called into Java. */
  static Store current() {
    return Objects.requireNonNull(RUNNING.get(), "a host call without a guest");
  }

  /**
   * Runs something that may enter a guest, and turns its error, trap or host failure into what it
   * throws.
   */
  void run(String operation, Entry entry) {
    long trap = block.trap();
    NativeMemory.setLong(trap, 0);
    Store outer = RUNNING.get();
    RUNNING.set(this);
    long error;
    try {
      error = entry.call(trap);
    } finally {
      RUNNING.set(outer);
    }
    if (error != 0 || NativeMemory.getLong(trap) != 0 || failure != null) {
      throw failed(operation, error, NativeMemory.getLong(trap));
    }
  }

  private RuntimeException failed(String operation, long error, long trap) {
    Throwable cause = failure;
    failure = null;
    if (cause == null) {
      return trap != 0 ? Failures.trap(trap) : Failures.error(operation, error);
    }
    Failures.discard(error, trap);
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new WasmtimeException("a host function failed", cause);
    };
  }

  /** Calls a host function for this store's guest. */
  void enter(HostFunction function, long slots) {
    long outer = values.address();
    values.moveTo(slots);
    function.call(this, values);
    values.moveTo(outer);
  }

  /** Remembers why a host call ends the guest. */
  void fail(Throwable cause) {
    failure = cause;
  }

  @Override
  public void close() {
    handle.close();
    block.close();
  }

  /** A call into C that may run a guest; gives the error and leaves the trap where it is told. */
  @FunctionalInterface
  interface Entry {
    long call(long trap);
  }

  private static final class Fuel {
    static final NativeFunction SET = NativeFunction.ofShort("wasmtime_context_set_fuel", 2);
    static final NativeFunction GET = NativeFunction.ofShort("wasmtime_context_get_fuel", 2);

    static void check(String operation, long error) {
      if (error != 0) {
        throw Failures.error(operation, error);
      }
    }
  }
}
