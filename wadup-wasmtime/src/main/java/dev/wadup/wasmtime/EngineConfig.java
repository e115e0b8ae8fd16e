package dev.wadup.wasmtime;

import org.jspecify.annotations.Nullable;

/**
 * How an engine compiles and runs. Starts with what a sandbox wants: Cranelift, memories that never
 * move, one memory a module, and the proposals for threads, shared memory, garbage collection,
 * exceptions and 64-bit memories off.
 */
public final class EngineConfig {
  private static final NativeFunction NEW = NativeFunction.of("wasm_config_new", 0);
  private static final int CRANELIFT = 1;
  private static final long DEFAULT_ASYNC_STACK = 2 << 20;

  private final NativeSettings settings = new NativeSettings("wasmtime_config_");
  private @Nullable PoolConfig pool;

  /** The defaults above. */
  public EngineConfig() {
    settings.set("strategy", CRANELIFT);
    settings.set("memory_may_move", false);
    settings.set("wasm_threads", false);
    settings.set("shared_memory", false);
    settings.set("wasm_gc", false);
    settings.set("wasm_function_references", false);
    settings.set("gc_support", false);
    settings.set("wasm_exceptions", false);
    settings.set("wasm_stack_switching", false);
    settings.set("wasm_multi_memory", false);
    settings.set("wasm_memory64", false);
    settings.set("wasm_custom_page_sizes", false);
    settings.set("wasm_wide_arithmetic", false);
    settings.set("wasm_component_model", false);
  }

  /** Counts fuel: a store needs {@link Store#setFuel} before it runs anything. */
  public EngineConfig fuel(boolean on) {
    settings.set("consume_fuel", on);
    return this;
  }

  /** Lets {@link Engine#incrementEpoch} interrupt: a store needs a deadline before it runs. */
  public EngineConfig epochInterruption(boolean on) {
    settings.set("epoch_interruption", on);
    return this;
  }

  /**
   * WebAssembly stack of every store, in bytes; the thread that calls needs that and about 1 MiB
   * more.
   */
  public EngineConfig maxStack(long bytes) {
    settings.set("max_wasm_stack", bytes);
    // Wasmtime aborts the process if the limit exceeds the stacks of its unused fibers.
    settings.set("async_stack_size", Math.max(DEFAULT_ASYNC_STACK, bytes));
    return this;
  }

  /** Compiles one module on several threads; on by default. */
  public EngineConfig parallelCompilation(boolean on) {
    settings.set("parallel_compilation", on);
    return this;
  }

  /** Gives every NaN the same bits, so that results are the same on every machine. */
  public EngineConfig canonicalNaN(boolean on) {
    settings.set("cranelift_nan_canonicalization", on);
    settings.set("wasm_relaxed_simd_deterministic", on);
    return this;
  }

  /** Address space reserved for each memory, and unmapped after it, in bytes. */
  public EngineConfig memoryReservation(long bytes, long guardBytes) {
    settings.set("memory_reservation", bytes);
    settings.set("memory_guard_size", guardBytes);
    return this;
  }

  /** Takes instances from a pool. */
  public EngineConfig pool(PoolConfig sizes) {
    pool = sizes;
    return this;
  }

  /** A new {@code wasm_config_t}, owned by the caller. */
  long toNative() {
    long configuration = NEW.call();
    settings.apply(configuration);
    if (pool != null) {
      pool.apply(configuration);
    }
    return configuration;
  }

  /** The settings, in a fixed form that tells one configuration from another. */
  @Override
  public String toString() {
    return pool == null ? settings.toString() : settings + " pool " + pool;
  }
}
