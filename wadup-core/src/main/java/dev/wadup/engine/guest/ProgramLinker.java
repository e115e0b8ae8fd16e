package dev.wadup.engine.guest;

import dev.wadup.engine.GuestContract;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.wasm.WasmModule;
import java.util.List;

/**
 * Compiles and links modules to what guests are made of.
 *
 * @param limits of modules without limits of their own
 * @param countsFuel whether the compiled code counts fuel
 */
record ProgramLinker(
    WasmRuntime runtime, Watchdog watchdog, GuestLimits limits, boolean countsFuel, Worlds worlds) {

  /** The program that a file holds. */
  GuestProgram link(LoadedModule loaded) throws ModuleRejectedException {
    return link(loaded, loaded.bytes(), loaded.sha256());
  }

  /**
   * A program whose declarations are those of {@code loaded}.
   *
   * @param wasm the module, or one made from it
   * @param sha256 of {@code wasm}
   */
  GuestProgram link(LoadedModule loaded, byte[] wasm, String sha256)
      throws ModuleRejectedException {
    WasmModule declared = loaded.wasm();
    GuestLimits own = loaded.source().limitsOr(limits);
    GuestSize size = GuestSize.of(declared);
    return new GuestProgram(
        loaded.source().name(),
        new Sandbox(watchdog, own, countsFuel),
        worlds,
        compile(loaded, new ModuleCode(wasm, sha256, size, size.memoryLimit(own.memoryBytes()))),
        size,
        StartUp.of(declared),
        !declared.exportedFunction(GuestContract.PROCESS).orElseThrow().results().isEmpty());
  }

  private LinkedModule compile(LoadedModule loaded, ModuleCode code)
      throws ModuleRejectedException {
    try {
      return runtime.link(code);
    } catch (RefusedByRuntime e) {
      throw new ModuleRejectedException(loaded.source(), List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Compiles a module into the cache. */
  void check(LoadedModule loaded) throws ModuleRejectedException {
    link(loaded).linked().close();
  }
}
