package dev.wadup.bench;

import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.TypedFunc;
import dev.wadup.wasmtime.ValueType;
import dev.wadup.wasmtime.Wat;

/** A small guest, linked with one host function that adds 1. */
final class Guest implements AutoCloseable {
  static final FunctionType TO_I32 = FunctionType.of(ValueType.I32).returning(ValueType.I32);

  private static final String TEXT =
      """
      (module
        (import "host" "next" (func $next (param i32) (result i32)))
        (memory (export "memory") 16)
        (data (i32.const 1024) "initial data")
        (func (export "nothing") (param i32) (result i32) (local.get 0))
        (func (export "callHost") (param $times i32) (result i32)
          (local $sum i32)
          (loop $again
            (local.set $sum (call $next (local.get $sum)))
            (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
          (local.get $sum)))
      """;

  private final Engine engine;
  private final Module module;
  private final Linker linker;
  private final InstancePre linked;

  Guest(EngineConfig config) {
    engine = new Engine(config);
    module = Module.compile(engine, Wat.toWasm(TEXT));
    linker = new Linker(engine);
    linker.define("host", "next", TO_I32, (_, values) -> values.setI32(0, values.i32(0) + 1));
    linked = linker.instantiatePre(module);
  }

  Store newStore() {
    return new Store(engine);
  }

  TypedFunc function(Store store, String name) {
    return linked.instantiate(store).function(name, TO_I32).orElseThrow();
  }

  @Override
  public void close() {
    linked.close();
    linker.close();
    module.close();
    engine.close();
  }
}
