package dev.wadup.engine.guest;

import dev.wadup.engine.GuestContract;
import dev.wadup.engine.GuestLimits;
import dev.wadup.wasi.GuestExit;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import java.util.HexFormat;

/** Runs one command module, a program with a {@code _start}, in a world that the caller made. */
public final class CommandModule {
  private int exitCode;

  private CommandModule() {}

  /**
   * Runs a program to its end and gives its exit code.
   *
   * @throws CommandFailedException if it traps or exceeds a limit
   */
  public static int run(WasmRuntime runtime, byte[] wasm, WasiContext world, GuestLimits limits)
      throws CommandFailedException {
    GuestSize size = sizeOf(wasm);
    String hash = HexFormat.of().formatHex(Hashes.sha256().digest(wasm));
    ModuleCode code = new ModuleCode(wasm, hash, size, size.memoryLimit(limits.memoryBytes()));
    try (Watchdog watchdog = new Watchdog(runtime);
        LinkedModule linked = runtime.link(code)) {
      Sandbox sandbox = new Sandbox(watchdog, limits, limits.fuel() != null);
      try (Guest guest = new Guest(sandbox, world, linked, size)) {
        return new CommandModule().run(guest);
      }
    }
  }

  private int run(Guest guest) throws CommandFailedException {
    require(guest.instantiate());
    require(guest.guarded(() -> start(guest)));
    return exitCode;
  }

  private Verdict start(Guest guest) {
    try {
      guest.machine().function(GuestContract.START, false).orElseThrow().call();
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
