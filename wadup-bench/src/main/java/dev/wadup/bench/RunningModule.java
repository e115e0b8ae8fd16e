package dev.wadup.bench;

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
import dev.wadup.engine.wasmtime.WasmtimeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An engine with one module and one instance of it, under the program's own limits. */
final class RunningModule implements AutoCloseable {
  private static final GuestLimits LIMITS =
      new GuestLimits(null, 256L << 20, 8L << 20, Duration.ofMinutes(2));

  private final Engine engine;
  private final CompiledModule compiled;
  private final GuestInstance instance;

  private RunningModule(Engine engine, CompiledModule compiled, GuestInstance instance) {
    this.engine = engine;
    this.compiled = compiled;
    this.instance = instance;
  }

  static RunningModule of(Path file, IsolationMode isolation) throws ModuleRejectedException {
    var source = new ModuleSource("guest", file);
    Engine engine = WasmtimeEngine.open(EngineSettings.of(LIMITS, isolation, 1), List.of(source));
    CompiledModule compiled = engine.compile(source);
    return new RunningModule(engine, compiled, compiled.instantiate());
  }

  Execution process(Invocation invocation) {
    return instance.process(invocation);
  }

  @Override
  public void close() {
    instance.close();
    compiled.close();
    engine.close();
  }
}
