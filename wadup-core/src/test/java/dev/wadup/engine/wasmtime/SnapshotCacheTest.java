package dev.wadup.engine.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiLimits;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is the same in every run, so its code is in the cache. */
class SnapshotCacheTest {
  /** Start-up asks for what differs from run to run, and keeps it. */
  private static final byte[] CURIOUS =
      Wat.toWasm(
          """
          (module
            (import "wasi_snapshot_preview1" "random_get"
              (func $random (param i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "clock_time_get"
              (func $now (param i32 i64 i32) (result i32)))
            (memory (export "memory") 1)
            (func (export "_initialize")
              (drop (call $random (i32.const 0) (i32.const 64)))
              (drop (call $now (i32.const 0) (i64.const 1) (i32.const 64))))
            (func (export "process")))\
          """);

  @TempDir Path directory;

  @Test
  void snapshot_ofNextRun_comesFromTheCache() throws ModuleRejectedException, IOException {
    ModuleSource source =
        new ModuleSource("guest", Files.write(directory.resolve("guest.wasm"), CURIOUS));
    start(source);
    List<Path> first = cached();
    start(source);
    assertThat(cached()).isEqualTo(first).isNotEmpty();
  }

  private void start(ModuleSource source) throws ModuleRejectedException {
    try (Engine engine = WasmtimeEngine.open(settings(), List.of(source));
        CompiledModule module = engine.compile(source)) {
      module.instantiate().close();
    }
  }

  private EngineSettings settings() {
    return new EngineSettings(
        new GuestLimits(null, 16L << 20, 1L << 20, Duration.ofMinutes(1)),
        IsolationMode.FRESH,
        false,
        1,
        VfsLimits.DEFAULT,
        WasiLimits.DEFAULT,
        directory.resolve("cache"));
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".cwasm")).sorted().toList();
    }
  }
}
