package dev.wadup.wasmtime;

/** An engine with one linked module, for tests. */
final class Guests implements AutoCloseable {
  static final FunctionType NOTHING = FunctionType.of();
  static final FunctionType NUMBER = FunctionType.of().returning(ValueType.I32);

  final Engine engine;
  final Linker linker;
  final Module module;
  final InstancePre linked;

  Guests(EngineConfig config, String wat, HostFunction host) {
    engine = new Engine(config);
    linker = new Linker(engine).define("host", "call", NOTHING, host);
    module = Module.compile(engine, Wat.toWasm(wat));
    linked = linker.instantiatePre(module);
  }

  static Guests of(String wat) {
    return new Guests(new EngineConfig(), wat, (caller, values) -> {});
  }

  TypedFunc function(Store store, String name, FunctionType type) {
    return linked.instantiate(store).function(name, type).orElseThrow();
  }

  @Override
  public void close() {
    linked.close();
    module.close();
    linker.close();
    engine.close();
  }
}
