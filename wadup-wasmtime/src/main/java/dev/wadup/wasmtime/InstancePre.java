package dev.wadup.wasmtime;

import java.util.Map;

/**
 * A module with its imports resolved, ready to be instantiated; safe for use by several threads.
 */
public final class InstancePre implements AutoCloseable {
  private static final NativeFunction DELETE = NativeFunction.of("wasmtime_instance_pre_delete", 1);
  private static final NativeFunction INSTANTIATE =
      NativeFunction.of("wasmtime_instance_pre_instantiate", 4);

  private final NativeHandle handle;
  private final Map<String, ExternType> exports;
  private final HostCalls calls;

  InstancePre(long instancePre, Module module, HostCalls calls) {
    this.handle = new NativeHandle("linked module", instancePre, DELETE);
    this.exports = module.exportTypes();
    this.calls = calls;
  }

  /**
   * A new instance in this store, its start function run.
   *
   * @throws Trap if the start function or a segment traps
   * @throws WasmtimeException if the store's limits or the pool refuse it
   */
  public Instance instantiate(Store store) {
    long instance = store.allocate(Instance.BYTES);
    store.keep(calls);
    store.run(
        "instantiate the module",
        trap -> INSTANTIATE.call(handle.address(), store.context(), instance, trap));
    return new Instance(store, instance, exports);
  }

  @Override
  public void close() {
    handle.close();
  }
}
