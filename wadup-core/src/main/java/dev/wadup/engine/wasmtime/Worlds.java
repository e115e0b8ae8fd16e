package dev.wadup.engine.wasmtime;

import dev.wadup.engine.EngineSettings;
import dev.wadup.vfs.VirtualFileSystem;
import dev.wadup.wasi.RandomSource;
import dev.wadup.wasi.WasiClock;
import dev.wadup.wasi.WasiContext;
import java.time.Instant;
import java.util.List;

/** Makes what guests have of the world: nothing in it differs from content to content. */
record Worlds(EngineSettings settings) {
  /** A world for a new instance of the module with this name. */
  WasiContext make(String name) {
    WasiContext.Builder world =
        WasiContext.builder()
            .arguments(List.of(name))
            .files(new VirtualFileSystem(settings.files()))
            .limits(settings.wasi());
    if (settings.deterministic()) {
      world.clock(WasiClock.fixed(Instant.EPOCH)).random(RandomSource.seeded(0));
    }
    return world.build();
  }
}
