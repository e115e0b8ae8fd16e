package dev.wadup.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.wasmtime.ExternType.GlobalType;
import dev.wadup.wasmtime.ExternType.MemoryType;
import dev.wadup.wasmtime.ExternType.OtherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private final Engine engine = new Engine(new EngineConfig());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void imports_andExports_haveNamesAndTypes() {
    String wat =
        """
        (module
          (import "wasi" "read" (func (param i32 i64 f32 f64) (result i32)))
          (memory (export "memory") 2 5)
          (table (export "table") 1 funcref)
          (global (export "counter") (mut i64) (i64.const 1))
          (func (export "process") (result i32) (i32.const 0)))""";
    FunctionType read =
        FunctionType.of(ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64)
            .returning(ValueType.I32);
    try (Module module = Module.compile(engine, Wat.toWasm(wat))) {
      assertThat(module.imports()).containsExactly(new ImportType("wasi", "read", read));
      assertThat(module.exports())
          .containsExactly(
              new ExportType("memory", new MemoryType(2, 5)),
              new ExportType("table", new OtherType("table")),
              new ExportType("counter", new GlobalType(ValueType.I64, true)),
              new ExportType("process", Guests.NUMBER));
    }
  }

  @Test
  void compile_ofNonsense_isRefused() {
    assertThatThrownBy(() -> Module.compile(engine, new byte[] {1, 2, 3}))
        .isInstanceOf(WasmtimeException.class)
        .hasMessageContaining("can't compile the module");
  }

  @Test
  void toWasm_ofBadText_namesTheLine() {
    assertThatThrownBy(() -> Wat.toWasm("(module\n (nonsense))"))
        .isInstanceOf(WasmtimeException.class)
        .hasMessageContaining(":2:");
  }

  @Test
  void deserialize_ofSerializedModule_runs() {
    byte[] code;
    String wat = "(module (func (export \"run\") (result i32) (i32.const 7)))";
    try (Module module = Module.compile(engine, Wat.toWasm(wat))) {
      code = module.serialize();
    }
    try (Module module = Module.deserialize(engine, code);
        Linker linker = new Linker(engine);
        InstancePre linked = linker.instantiatePre(module);
        Store store = new Store(engine)) {
      TypedFunc run = linked.instantiate(store).function("run", Guests.NUMBER).orElseThrow();
      assertThat(run.call()).isEqualTo(7);
    }
  }

  @Test
  void deserialize_forOtherSettings_isRefused() {
    byte[] code;
    try (Module module = Module.compile(engine, Wat.toWasm("(module)"))) {
      code = module.serialize();
    }
    try (Engine other = new Engine(new EngineConfig().fuel(true))) {
      assertThatThrownBy(() -> Module.deserialize(other, code))
          .isInstanceOf(WasmtimeException.class);
    }
  }

  @Test
  void use_afterClose_isRefused() {
    Module module = Module.compile(engine, Wat.toWasm("(module)"));
    module.close();
    module.close();
    assertThatThrownBy(module::exports)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the module is closed");
  }

  @Test
  void instantiatePre_withUnknownImport_namesIt() {
    String wat = "(module (import \"env\" \"nowhere\" (func)))";
    try (Module module = Module.compile(engine, Wat.toWasm(wat));
        Linker linker = new Linker(engine)) {
      assertThatThrownBy(() -> linker.instantiatePre(module))
          .isInstanceOf(WasmtimeException.class)
          .hasMessageContaining("env::nowhere");
    }
  }
}
