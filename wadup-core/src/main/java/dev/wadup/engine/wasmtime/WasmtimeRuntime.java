package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.guest.LinkedModule;
import dev.wadup.engine.guest.ModuleCode;
import dev.wadup.engine.guest.RefusedByRuntime;
import dev.wadup.engine.guest.Rewinder;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.Optional;

/** libwasmtime. */
final class WasmtimeRuntime implements WasmRuntime {
  private final Engine engine;
  private final ModuleCompiler compiler;
  private final Linker linker;

  WasmtimeRuntime(EngineConfig config, CodeCache cache) {
    this.engine = new Engine(config);
    this.compiler = new ModuleCompiler(engine, cache);
    this.linker = new Linker(engine);
    WasiImports.define(linker);
  }

  /** What compiled code depends on. */
  static EngineConfig config(GuestLimits limits, boolean countsFuel) {
    return new EngineConfig()
        .fuel(countsFuel)
        .epochInterruption(true)
        .maxStack(limits.stackBytes());
  }

  @Override
  public LinkedModule link(ModuleCode code) {
    try (Module module = compiler.compile(code.wasm(), code.sha256())) {
      return new WasmtimeModule(
          engine, linker.instantiatePre(module), code.size(), code.memoryBytes());
    } catch (WasmtimeException e) {
      throw new RefusedByRuntime(e);
    }
  }

  @Override
  public void incrementEpoch() {
    engine.incrementEpoch();
  }

  @Override
  public Optional<Rewinder> rewinder() {
    return PageWatch.open().map(PageRewinder::new);
  }

  @Override
  public void close() {
    linker.close();
    engine.close();
  }
}
