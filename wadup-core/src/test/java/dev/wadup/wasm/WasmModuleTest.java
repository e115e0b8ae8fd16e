package dev.wadup.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.wasm.WasmModule.Elements;
import dev.wadup.wasm.WasmModule.Export;
import dev.wadup.wasm.WasmModule.Global;
import dev.wadup.wasm.WasmModule.Import;
import dev.wadup.wasmtime.Wat;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WasmModuleTest {
  private static final byte[] EVERYTHING =
      Wat.toWasm(
          """
          (module
            (type $t (func (param i32 i64) (result f32)))
            (import "host" "f" (func $f (type $t)))
            (memory (export "memory") 3 7)
            (table 5 funcref)
            (table 2 externref)
            (global (mut i64) (i64.const -9))
            (global $g f64 (f64.const 1))
            (func $start)
            (func (export "process") (result i32)
              (local v128 i32)
              (block $b (br_table $b $b (i32.const 1)))
              (local.set 0 (v128.const i32x4 1 2 3 4))
              (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
                (local.get 0) (local.get 0)))
              (local.set 0 (v128.load32_lane 1 (i32.const 8) (local.get 0)))
              (memory.copy (i32.const 0) (i32.const 8) (i32.const 8))
              (memory.fill (i32.const 0) (i32.const 8) (i32.const 8))
              (drop (i32.trunc_sat_f64_s (f64.const 1e30)))
              (drop (select (result i32) (i32.const 1) (i32.const 2) (i32.const 3)))
              (drop (f32.const 2))
              (call_indirect (i32.const 0))
              (i32.load offset=70000 (i32.const 0)))
            (start $start)
            (elem (i32.const 1) $start $start)
            (elem declare func $start)
            (elem (table 0) (i32.const 0) funcref (ref.func $start) (ref.null func))
            (data (i32.const 0) "abc")
            (data "passive"))""");

  @Test
  void read_findsEveryDeclaration() throws MalformedModuleException {
    WasmModule module = WasmModule.read(EVERYTHING);
    assertThat(module.imports()).containsExactly(new Import("host", "f", ExternKind.FUNC, 0));
    assertThat(module.exports())
        .containsExactly(
            new Export("memory", ExternKind.MEMORY, 0), new Export("process", ExternKind.FUNC, 2));
    assertThat(module.describe(ExternKind.FUNC, 0)).isEqualTo("(i32, i64) -> f32");
    assertThat(module.memories().getFirst().minimum()).isEqualTo(3);
    assertThat(module.memories().getFirst().maximum()).isEqualTo(7);
    assertThat(module.tables()).extracting(WasmModule.Table::minimum).containsExactly(5L, 2L);
    assertThat(module.globals())
        .extracting(Global::type)
        .isEqualTo(List.of(ValType.I64, ValType.F64));
    assertThat(module.start()).isEqualTo(1);
    assertThat(module.elements()).isEqualTo(new Elements(3, 5));
    assertThat(module.data())
        .extracting(WasmModule.DataSegment::active)
        .containsExactly(true, false);
    assertThat(module.bodies()).hasSize(2);
  }

  @Test
  void walk_ofEveryKindOfInstruction_endsWithTheBody() throws MalformedModuleException {
    assertThat(SnapshotObstacle.of(WasmModule.read(EVERYTHING))).isEmpty();
  }

  @Test
  void read_ofLongListInFewBytes_isRefused() {
    byte[] lie = {0, 'a', 's', 'm', 1, 0, 0, 0, 3, 5, -1, -1, -1, -1, 15};
    assertThatThrownBy(() -> WasmModule.read(lie))
        .isInstanceOf(MalformedModuleException.class)
        .hasMessageContaining("beyond the end");
  }

  @Property(tries = 2000)
  void read_ofDamagedModule_isAModuleOrMalformed(
      @ForAll @IntRange(min = 8, max = 400) int position, @ForAll byte value) {
    byte[] damaged = EVERYTHING.clone();
    damaged[position % damaged.length] = value;
    assertThat(outcome(damaged)).isIn("read", "malformed");
  }

  @Property(tries = 300)
  void read_ofCutModule_isAModuleOrMalformed(@ForAll @IntRange(max = 400) int length) {
    byte[] cut = Arrays.copyOf(EVERYTHING, Math.min(length, EVERYTHING.length));
    assertThat(outcome(cut)).isIn("read", "malformed");
  }

  private static String outcome(byte[] bytes) {
    try {
      SnapshotObstacle.of(WasmModule.read(bytes));
      return "read";
    } catch (MalformedModuleException e) {
      return "malformed";
    }
  }
}
