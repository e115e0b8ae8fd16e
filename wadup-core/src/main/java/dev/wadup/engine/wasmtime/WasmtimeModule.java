package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.GuestSize;
import dev.wadup.engine.guest.LinkedModule;
import dev.wadup.engine.guest.Machine;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Store;
import java.util.function.Supplier;

/**
 * A module ready to be instantiated.
 *
 * @param memoryBytes that the linear memory may take
 */
record WasmtimeModule(Engine engine, InstancePre linked, GuestSize size, long memoryBytes)
    implements LinkedModule {
  @Override
  public Machine machine(Supplier<WasiContext> world) {
    return new WasmtimeMachine(this, world);
  }

  void limit(Store store) {
    store.limit(memoryBytes, size.tableElements(), 1, size.tables(), 1);
  }

  @Override
  public void close() {
    linked.close();
  }
}
