package dev.wadup.engine.wasmtime;

import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.Optional;

/** Compiles modules, or takes their code from the cache. */
record ModuleCompiler(Engine engine, CodeCache cache) {

  /**
   * A module's code.
   *
   * @param sha256 of the bytes
   * @throws WasmtimeException if it is not valid, or does not fit the engine
   */
  Module compile(byte[] wasm, String sha256) {
    return cached(sha256).orElseGet(() -> compileAnew(wasm, sha256));
  }

  private Optional<Module> cached(String sha256) {
    try {
      return cache.get(sha256).map(code -> Module.deserialize(engine, code));
    } catch (WasmtimeException e) {
      // Made by another version of Wasmtime or for another processor: it will be written anew.
      return Optional.empty();
    }
  }

  private Module compileAnew(byte[] wasm, String sha256) {
    Module module = Module.compile(engine, wasm);
    cache.put(sha256, module.serialize());
    return module;
  }
}
