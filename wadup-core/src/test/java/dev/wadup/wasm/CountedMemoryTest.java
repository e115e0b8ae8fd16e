package dev.wadup.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.wasmtime.Engine;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.Instance;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.TypedFunc;
import dev.wadup.wasmtime.ValueType;
import dev.wadup.wasmtime.Wat;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CountedMemoryTest {
  private static final FunctionType GROW = FunctionType.of(ValueType.I32).returning(ValueType.I32);
  private static final FunctionType SIZE = FunctionType.of().returning(ValueType.I32);
  private static final byte[] GROWER =
      Wat.toWasm(
          """
          (module
            (memory (export "memory") 2 40)
            (func (export "grow") (param i32) (result i32)
              (local i64)
              (block (result i32) (memory.grow (local.get 0))))
            (func (export "size") (result i32) (memory.size)))\
          """);

  @Property(tries = 60)
  void growth_withAnyRoom_answersAsWithout(
      @ForAll @Size(max = 12) List<@IntRange(min = -2, max = 12) Integer> deltas,
      @ForAll @IntRange(max = 38) int room)
      throws MalformedModuleException {
    assertThat(answers(withRoom(room), deltas)).isEqualTo(answers(GROWER, deltas));
  }

  @Test
  void rewrite_ofModuleThatNeverGrows_isEmpty() throws MalformedModuleException {
    byte[] fixed = Wat.toWasm("(module (memory 1) (func (result i32) memory.size))");
    assertThat(CountedMemory.rewrite(WasmModule.read(fixed))).isEmpty();
  }

  private static byte[] withRoom(int pages) throws MalformedModuleException {
    WasmModule counted =
        WasmModule.read(CountedMemory.rewrite(WasmModule.read(GROWER)).orElseThrow());
    ByteWriter memory = new ByteWriter().u32(1).u8(1).u32(2L + pages).u32(40);
    return new SectionEditor(counted).replace(SectionId.MEMORY, memory).write();
  }

  private static List<Integer> answers(byte[] wasm, List<Integer> deltas) {
    try (Engine engine = new Engine(new EngineConfig());
        Module module = Module.compile(engine, wasm);
        Linker linker = new Linker(engine);
        InstancePre linked = linker.instantiatePre(module);
        Store store = new Store(engine)) {
      Instance instance = linked.instantiate(store);
      TypedFunc grow = instance.function("grow", GROW).orElseThrow();
      TypedFunc size = instance.function("size", SIZE).orElseThrow();
      List<Integer> answers = new ArrayList<>();
      for (int delta : deltas) {
        answers.add((int) grow.call(delta));
        answers.add((int) size.call());
      }
      return answers;
    }
  }
}
