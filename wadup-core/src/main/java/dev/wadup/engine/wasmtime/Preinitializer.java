package dev.wadup.engine.wasmtime;

import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.GlobalExports;
import dev.wadup.wasm.Snapshot;
import dev.wadup.wasm.SnapshotObstacle;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.Instance;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a module's start-up once and makes of the state after it a module whose instances begin
 * there: the pool hands them out copy-on-write. Start-up sees still clocks and the same randomness
 * in every run, so that the snapshot, and with it the compiled code in the cache, is the same too.
 */
final class Preinitializer {
  /** Beyond this, copying is cheaper than keeping a compiled module of that size. */
  private static final long MAX_MEMORY = 128L << 20;

  private final ProgramLinker programs;
  private final Worlds worlds;

  Preinitializer(ProgramLinker programs, Worlds worlds) {
    this.programs = programs;
    this.worlds = worlds;
  }

  /** Why start-up must run for every content; empty if a snapshot does. */
  static Optional<String> obstacle(WasmModule wasm) {
    return SnapshotObstacle.of(wasm);
  }

  /** The cheapest way to guests of this module that have just started up. */
  FreshStart prepare(LoadedModule loaded) throws ModuleRejectedException {
    WasmModule wasm = loaded.wasm();
    if (obstacle(wasm).isPresent()) {
      return new FreshStart.EachTime(programs.link(loaded));
    }
    SnapshotClock clock = new SnapshotClock();
    WasiContext world = worlds.forSnapshot(loaded.source().name(), clock);
    if (StartUp.of(wasm).function() == null && wasm.start() == null) {
      clock.resume();
      GuestProgram program = programs.link(loaded);
      return new FreshStart.FromSnapshot(program, world, worlds);
    }
    return snapshot(loaded, world, clock);
  }

  private FreshStart snapshot(LoadedModule loaded, WasiContext world, SnapshotClock clock)
      throws ModuleRejectedException {
    byte[] readable = GlobalExports.rewrite(loaded.wasm());
    GuestProgram original = programs.link(loaded, readable, hash(readable));
    try (Guest guest = original.guest(world)) {
      require(loaded.source(), original.start(guest));
      if (guest.memoryBytes() > MAX_MEMORY) {
        return new FreshStart.EachTime(original);
      }
      byte[] state = capture(guest, loaded.wasm()).write(loaded.wasm());
      original.linked().close();
      clock.resume();
      GuestProgram program = programs.link(loaded, state, hash(state)).startedUp();
      return new FreshStart.FromSnapshot(program, world, worlds);
    }
  }

  private static Snapshot capture(Guest guest, WasmModule wasm) {
    Instance instance = guest.instance();
    Map<Integer, Long> globals = new HashMap<>();
    for (int index : GlobalExports.indices(wasm)) {
      String name = GlobalExports.name(index);
      globals.put(index, instance.global(name).orElseThrow().bits());
    }
    return new Snapshot(instance.memory("memory").orElseThrow().segment(), globals);
  }

  private static void require(ModuleSource source, Verdict startUp) throws ModuleRejectedException {
    if (!startUp.isOk()) {
      throw new ModuleRejectedException(
          source, List.of("its start-up failed: " + startUp.message()));
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Hashes.sha256().digest(bytes));
  }
}
