package dev.wadup.engine.wasmtime;

import dev.wadup.engine.GuestLimits;
import dev.wadup.wasi.GuestExit;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;

/** Runs one command module, a program with a {@code _start}, in a world that the caller made. */
public final class CommandModule {
  private static final String START = "_start";

  private int exitCode;

  private CommandModule() {}

  /**
   * Runs a program to its end and gives its exit code.
   *
   * @throws CommandFailedException if it traps or exceeds a limit
   */
  public static int run(byte[] wasm, WasiContext world, GuestLimits limits)
      throws CommandFailedException {
    EngineConfig config = new EngineConfig().epochInterruption(true).maxStack(limits.stackBytes());
    GuestSize size = sizeOf(wasm);
    try (Watchdog watchdog = new Watchdog(new Engine(config));
        Linker linker = new Linker(watchdog.engine());
        Module module = Module.compile(watchdog.engine(), wasm)) {
      Sandbox sandbox = new Sandbox(watchdog, limits, limits.fuel() != null);
      WasiImports.define(linker);
      try (InstancePre linked = linker.instantiatePre(module);
          Guest guest = new Guest(sandbox, world, size)) {
        return new CommandModule().run(guest, linked);
      }
    }
  }

  private int run(Guest guest, InstancePre linked) throws CommandFailedException {
    require(guest.instantiate(linked));
    require(guest.guarded(() -> start(guest)));
    return exitCode;
  }

  private Verdict start(Guest guest) {
    try {
      guest.function(START, FunctionType.of()).orElseThrow().invoke();
    } catch (GuestExit exit) {
      exitCode = exit.code();
    }
    return Verdict.OK;
  }

  private static GuestSize sizeOf(byte[] wasm) throws CommandFailedException {
    try {
      return GuestSize.of(WasmModule.read(wasm));
    } catch (MalformedModuleException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private static void require(Verdict verdict) throws CommandFailedException {
    if (!verdict.isOk()) {
      throw new CommandFailedException(String.valueOf(verdict.message()));
    }
  }
}
