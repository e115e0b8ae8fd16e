package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestContract;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.List;

/**
 * Compiles and links modules to what guests are made of.
 *
 * @param limits of modules without limits of their own
 * @param countsFuel whether the compiled code counts fuel
 */
record ProgramLinker(
    Watchdog watchdog,
    GuestLimits limits,
    boolean countsFuel,
    Worlds worlds,
    Linker linker,
    ModuleCompiler compiler) {

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
    try (Module module = compiler.compile(wasm, sha256)) {
      return new GuestProgram(
          loaded.source().name(),
          new Sandbox(watchdog, loaded.source().limitsOr(limits), countsFuel),
          worlds,
          linker.instantiatePre(module),
          GuestSize.of(declared),
          StartUp.of(declared),
          GuestProgram.processType(
              declared.exportedFunction(GuestContract.PROCESS).orElseThrow().results().isEmpty()));
    } catch (WasmtimeException e) {
      throw new ModuleRejectedException(loaded.source(), List.of(oneLine(e)));
    }
  }

  /** Compiles a module into the cache. */
  void check(LoadedModule loaded) throws ModuleRejectedException {
    try {
      compiler.compile(loaded.bytes(), loaded.sha256()).close();
    } catch (WasmtimeException e) {
      throw new ModuleRejectedException(loaded.source(), List.of(oneLine(e)));
    }
  }

  private static String oneLine(Throwable e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
