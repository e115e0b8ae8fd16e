package dev.wadup.wasmtime;

/** The compiler and what all stores share; safe for use by several threads. */
public final class Engine implements AutoCloseable {
  private static final NativeFunction NEW = NativeFunction.of("wasm_engine_new_with_config", 1);
  private static final NativeFunction DELETE = NativeFunction.of("wasm_engine_delete", 1);
  private static final NativeFunction INCREMENT_EPOCH =
      NativeFunction.ofShort("wasmtime_engine_increment_epoch", 1);

  private final NativeHandle handle;

  /**
   * An engine with this configuration.
   *
   * @throws WasmtimeException if the machine can't hold it, for instance too large a pool
   */
  public Engine(EngineConfig config) {
    long engine = NEW.call(config.toNative());
    handle = new NativeHandle("engine with " + config, engine, DELETE);
  }

  /**
   * Moves time on by one: a store whose deadline is reached traps with {@link TrapCode#INTERRUPT}.
   */
  public void incrementEpoch() {
    INCREMENT_EPOCH.call(address());
  }

  long address() {
    return handle.address();
  }

  /** Frees the engine; what was made from it stays usable. */
  @Override
  public void close() {
    handle.close();
  }
}
