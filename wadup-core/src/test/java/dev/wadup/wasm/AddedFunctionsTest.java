package dev.wadup.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.wasmtime.Wat;
import org.junit.jupiter.api.Test;

class AddedFunctionsTest {
  @Test
  void startFunction_becomesAnExport() throws MalformedModuleException {
    WasmModule module = rewrite("(module (func $a) (func $b (export \"f\")) (start $b))");
    assertThat(module.start()).isNull();
    assertThat(module.export(AddedFunctions.START).orElseThrow().index()).isEqualTo(1);
    assertThat(module.functions()).hasSize(2);
  }

  @Test
  void exportedNumbers_getGetters() throws MalformedModuleException {
    WasmModule module =
        rewrite(
            """
            (module
              (import "host" "f" (func (param i32)))
              (global (export "i") (mut i32) (i32.const 1))
              (global (export "l") (mut i64) (i64.const 2))
              (global $hidden (mut i32) (i32.const 3))
              (global (export "f") (mut f32) (f32.const 4))
              (global (export "d") f64 (f64.const 5))
              (global (export "r") (mut funcref) (ref.null func))
              (func (export "process")))\
            """);
    assertThat(type(module, "i")).isEqualTo("() -> i32");
    assertThat(type(module, "l")).isEqualTo("() -> i64");
    assertThat(type(module, "f")).isEqualTo("() -> f32");
    assertThat(type(module, "d")).isEqualTo("() -> f64");
    assertThat(module.export(AddedFunctions.getter("r"))).isEmpty();
    assertThat(module.exportedFunction("process").orElseThrow()).hasToString("() -> ()");
    assertThat(module.bodies()).hasSize(5);
  }

  @Test
  void module_withoutEither_isUnchanged() throws MalformedModuleException {
    byte[] plain = Wat.toWasm("(module (memory (export \"m\") 1) (func (export \"f\")))");
    assertThat(AddedFunctions.rewrite(WasmModule.read(plain))).isEqualTo(plain);
  }

  private static String type(WasmModule module, String global) {
    return module.exportedFunction(AddedFunctions.getter(global)).orElseThrow().toString();
  }

  private static WasmModule rewrite(String wat) throws MalformedModuleException {
    return WasmModule.read(AddedFunctions.rewrite(WasmModule.read(Wat.toWasm(wat))));
  }
}
