package dev.wadup.engine.guest;

import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.Invocation;
import dev.wadup.wasi.RandomSource;
import dev.wadup.wasi.WasiClock;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasi.WasiContextBuilder;
import java.time.Instant;
import java.util.List;

/** Makes what guests have of the world: nothing in it differs from content to content. */
record Worlds(EngineSettings settings) {
  private static final RandomSource RANDOM = RandomSource.secure();

  /** A world for a new instance of the module with this name. */
  WasiContext make(String name) {
    WasiContext world = settings.deterministic() ? still(name) : parts(name).build();
    world.makeDirectories();
    return world;
  }

  /** A world in which a snapshot is made: the same in every run. */
  WasiContext forSnapshot(String name, WasiClock clock) {
    WasiClock used = settings.deterministic() ? WasiClock.fixed(Instant.EPOCH) : clock;
    WasiContext world = parts(name).clock(used).random(RandomSource.seeded(0)).build();
    world.makeDirectories();
    return world;
  }

  /** A copy of a snapshot's world, with randomness of its own. */
  WasiContext resume(WasiContext snapshot) {
    WasiContext world;
    synchronized (snapshot) {
      world = snapshot.fork();
    }
    world.random(RANDOM);
    return world;
  }

  /** Prepares a world for one content. */
  void attach(WasiContext world, Invocation content) {
    world.attach(content.data(), content.facts(), content.closeListener());
    if (settings.deterministic()) {
      world.random(RandomSource.seeded(content.seed()));
    }
  }

  /** A world whose clocks stand still and whose randomness is the same in every run. */
  private WasiContext still(String name) {
    return parts(name).clock(WasiClock.fixed(Instant.EPOCH)).random(RandomSource.seeded(0)).build();
  }

  private WasiContextBuilder parts(String name) {
    return WasiContext.builder()
        .arguments(List.of(name))
        .files(settings.files())
        .limits(settings.wasi());
  }
}
