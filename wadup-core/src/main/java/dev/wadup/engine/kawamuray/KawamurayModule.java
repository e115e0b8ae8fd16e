package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.LinkedModule;
import dev.wadup.engine.guest.Machine;
import dev.wadup.wasi.WasiContext;
import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Module;
import java.util.List;
import java.util.function.Supplier;

/**
 * A compiled module.
 *
 * @param hasStart whether its start function must be called
 */
record KawamurayModule(Engine engine, Module module, List<HostImport> imports, boolean hasStart)
    implements LinkedModule {
  @Override
  public Machine machine(Supplier<WasiContext> world) {
    return new KawamurayMachine(this, world);
  }

  @Override
  public void close() {
    module.close();
  }
}
