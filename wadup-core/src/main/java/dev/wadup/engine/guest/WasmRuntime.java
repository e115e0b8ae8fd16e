package dev.wadup.engine.guest;

import dev.wadup.wasm.CountedMemory;
import java.util.Optional;

/** A WebAssembly runtime behind its binding: what guests need of it, and no more. */
public interface WasmRuntime extends AutoCloseable {
  /**
   * Compiles a module, or takes its code from a cache, and links it with WASI.
   *
   * @throws RefusedByRuntime if it is not valid, or does not fit the runtime
   */
  LinkedModule link(ModuleCode code);

  /** Moves the epoch on by one, from any thread: who has reached its deadline is interrupted. */
  void incrementEpoch();

  /**
   * A way to put instances back, for one thread; empty where new ones are made instead. Where there
   * is one, {@link Machine#memory} knows of {@link CountedMemory}.
   */
  default Optional<Rewinder> rewinder() {
    return Optional.empty();
  }

  @Override
  void close();
}
