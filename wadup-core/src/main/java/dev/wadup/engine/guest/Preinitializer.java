package dev.wadup.engine.guest;

import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.CountedMemory;
import dev.wadup.wasm.GlobalExports;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.Snapshot;
import dev.wadup.wasm.SnapshotObstacle;
import dev.wadup.wasm.WasmModule;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
record Preinitializer(ProgramLinker programs) {
  /** How much a guest's memory may grow without growing for good, which would end its instance. */
  private static final long ROOM_TO_GROW = 16L << 20;

  /** A module that holds more than this at the start is not kept a second time. */
  private static final long MAX_MEMORY = 128L << 20;

  private static final long PAGE = 1 << 16;

  /** Why start-up must run for every content; empty if a snapshot does. */
  static Optional<String> obstacle(WasmModule wasm) {
    return SnapshotObstacle.of(wasm);
  }

  /** The cheapest way to guests of this module that have just started up. */
  FreshStart prepare(LoadedModule loaded) throws ModuleRejectedException {
    return obstacle(loaded.wasm()).isPresent()
        ? new FreshStart.EachTime(programs.link(loaded))
        : snapshot(loaded);
  }

  private FreshStart snapshot(LoadedModule loaded) throws ModuleRejectedException {
    WasmModule readable = readable(loaded.wasm());
    GuestProgram program = link(loaded, readable.bytes());
    SnapshotClock clock = new SnapshotClock();
    WasiContext world = programs.worlds().forSnapshot(loaded.source().name(), clock);
    try (Guest guest = program.guest(world)) {
      require(loaded.source(), program.start(guest));
      clock.resume();
      if (guest.memoryBytes() > MAX_MEMORY) {
        return new FreshStart.EachTime(program);
      }
      Snapshot state = capture(guest, readable);
      return new FreshStart.FromSnapshot(begun(loaded, readable, program, state), world, state);
    }
  }

  /** The program whose instances begin in this state. */
  private GuestProgram begun(
      LoadedModule loaded, WasmModule readable, GuestProgram program, Snapshot state)
      throws ModuleRejectedException {
    long room = room(readable, program, state.memory().byteSize());
    if (room == 0 && program.startUp().equals(StartUp.NONE) && readable.start() == null) {
      return program;
    }
    program.linked().close();
    return link(loaded, state.write(readable, room)).startedUp();
  }

  /** Bytes that a memory of this size can be given to grow into, as far as it might grow. */
  private static long room(WasmModule readable, GuestProgram program, long size) {
    if (readable.export(CountedMemory.PAGES).isEmpty()) {
      return 0;
    }
    Long declared = readable.memories().getFirst().maximum();
    long most = program.size().memoryLimit(program.sandbox().limits().memoryBytes());
    long end = declared == null ? most : Math.min(most, declared * PAGE);
    return Math.clamp((end - size) / PAGE * PAGE, 0, ROOM_TO_GROW);
  }

  private GuestProgram link(LoadedModule loaded, byte[] wasm) throws ModuleRejectedException {
    return programs.link(loaded, wasm, HexFormat.of().formatHex(Hashes.sha256().digest(wasm)));
  }

  private WasmModule readable(WasmModule wasm) {
    try {
      return WasmModule.read(GlobalExports.rewrite(rewinds() ? counted(wasm) : wasm));
    } catch (MalformedModuleException e) {
      throw new IllegalStateException("a rewritten module can't be read", e);
    }
  }

  private static WasmModule counted(WasmModule wasm) throws MalformedModuleException {
    Optional<byte[]> rewritten = CountedMemory.rewrite(wasm);
    return rewritten.isPresent() ? WasmModule.read(rewritten.get()) : wasm;
  }

  private boolean rewinds() {
    Optional<Rewinder> rewinder = programs.runtime().rewinder();
    rewinder.ifPresent(Rewinder::close);
    return rewinder.isPresent();
  }

  private static Snapshot capture(Guest guest, WasmModule wasm) {
    Map<Integer, Long> globals = new HashMap<>();
    for (int index : GlobalExports.indices(wasm)) {
      String name = GlobalExports.name(index);
      globals.put(index, guest.machine().global(name));
    }
    MemorySegment memory = guest.memory();
    MemorySegment copy = Arena.ofAuto().allocate(memory.byteSize()).copyFrom(memory);
    return new Snapshot(copy.asReadOnly(), globals);
  }

  private static void require(ModuleSource source, Verdict startUp) throws ModuleRejectedException {
    if (!startUp.isOk()) {
      throw new ModuleRejectedException(
          source, List.of("its start-up failed: " + startUp.message()));
    }
  }
}
