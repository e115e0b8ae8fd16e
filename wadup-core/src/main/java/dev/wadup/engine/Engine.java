package dev.wadup.engine;

import java.util.Set;

/** Compiles modules; safe for use by several threads. */
public interface Engine extends AutoCloseable {
  /** The limits this engine can hold a guest to. */
  Set<GuestLimit> enforces();

  /**
   * Checks and compiles a module, or takes it from the cache.
   *
   * @throws ModuleRejectedException if it is no WebAssembly, breaks the contract, or is too costly
   *     to compile
   */
  CompiledModule compile(ModuleSource source) throws ModuleRejectedException;

  /** What there is to know of a module: compiles it, but runs nothing. */
  ModuleInspection inspect(ModuleSource source);

  /**
   * Stops every guest that runs now, and every one entered later, with {@link
   * dev.wadup.result.Outcome#TIMEOUT}.
   */
  void interruptAll();

  @Override
  void close();
}
