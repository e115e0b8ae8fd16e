package dev.wadup.engine.choice;

import dev.wadup.content.ContentBytes;
import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiLimits;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Guests written as text, in an engine of their own. */
final class Guests implements AutoCloseable {
  static final GuestLimits LIMITS =
      new GuestLimits(null, 16L << 20, 1L << 20, Duration.ofMinutes(1));

  /** Shared and kept: a runtime may still write there when its engine is closed. */
  private static final Path CACHE = Path.of("target", "module-cache");

  private final Engine engine;
  private final ModuleSource source;

  private Guests(EngineKind kind, Path directory, EngineSettings settings, byte[] wasm) {
    this.source = source(directory, "guest", wasm);
    this.engine = kind.open(settings, List.of(source));
  }

  static Guests of(EngineKind kind, Path directory, String wat) {
    return of(kind, directory, LIMITS, IsolationMode.REUSE, wat);
  }

  static Guests of(
      EngineKind kind, Path directory, GuestLimits limits, IsolationMode isolation, String wat) {
    return new Guests(kind, directory, settings(limits, isolation), Wat.toWasm(wat));
  }

  static EngineSettings settings(GuestLimits limits, IsolationMode isolation) {
    return new EngineSettings(
        limits, isolation, false, 2, VfsLimits.DEFAULT, WasiLimits.DEFAULT, CACHE);
  }

  static GuestLimits fuel(long fuel) {
    return new GuestLimits(fuel, LIMITS.memoryBytes(), LIMITS.stackBytes(), LIMITS.timeout());
  }

  static GuestLimits timeout(Duration time) {
    return new GuestLimits(null, LIMITS.memoryBytes(), LIMITS.stackBytes(), time);
  }

  static ModuleSource source(Path directory, String name, byte[] wasm) {
    try {
      return new ModuleSource(name, Files.write(directory.resolve(name + ".wasm"), wasm));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Engine engine() {
    return engine;
  }

  ModuleSource source() {
    return source;
  }

  CompiledModule compile() throws ModuleRejectedException {
    return engine.compile(source);
  }

  /** One call of a new instance. */
  Execution run() throws ModuleRejectedException {
    try (CompiledModule module = compile();
        GuestInstance guest = module.instantiate()) {
      return guest.process(invocation());
    }
  }

  static Invocation invocation() {
    return invocation(new byte[0]);
  }

  static Invocation invocation(byte[] content) {
    return new Invocation(
        new Bytes(MemorySegment.ofArray(content)), () -> new byte[0], (files, path) -> {});
  }

  @Override
  public void close() {
    engine.close();
  }

  /** A content in memory. */
  private record Bytes(MemorySegment segment) implements ContentBytes {
    @Override
    public long size() {
      return segment.byteSize();
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long length) {
      MemorySegment.copy(segment, offset, target, targetOffset, length);
    }

    @Override
    public ContentBytes slice(long offset, long length) {
      return new Bytes(segment.asSlice(offset, length));
    }
  }
}
