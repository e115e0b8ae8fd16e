package dev.wadup.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.wasm.WasmModule.Memory;
import dev.wadup.wasmtime.Wat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredMaximaTest {
  @ParameterizedTest
  @CsvSource({
    "1, 16", // none declared
    "1 5, 5", // lower already
    "1 16, 16",
    "1 17, 16",
    "1 65536, 16",
    "0, 16",
  })
  void maximum_ofMemory_isAtMostWhatIsAllowed(String declared, long expected)
      throws MalformedModuleException {
    Memory memory =
        lower("(module (memory (export \"m\") %s))".formatted(declared)).memories().getFirst();
    assertThat(memory.maximum()).isEqualTo(expected);
    assertThat(memory.minimum()).isEqualTo(declared.charAt(0) - '0');
  }

  @Test
  void maxima_ofTables_areLoweredWhateverTheyHold() throws MalformedModuleException {
    WasmModule lowered =
        lower(
            """
            (module
              (table 10 funcref) (table 10 5000 externref) (table 1 20 funcref)
              (memory 1)
              (func))\
            """);
    byte[] expected =
        Wat.toWasm(
            """
            (module
              (table 10 100 funcref) (table 10 100 externref) (table 1 20 funcref)
              (memory 1 16)
              (func))\
            """);
    assertThat(lowered.bytes()).isEqualTo(expected);
  }

  @Test
  void module_withoutMemoryOrTable_isUnchanged() throws MalformedModuleException {
    byte[] plain = Wat.toWasm("(module (func (export \"f\") (result i32) (i32.const 7)))");
    assertThat(DeclaredMaxima.lower(WasmModule.read(plain), 16, 100)).isEqualTo(plain);
  }

  /** The compiler refuses shared memories, as long as nobody hides that they are. */
  @Test
  void memory_ofAProposal_isLeftAlone() throws MalformedModuleException {
    byte[] shared = Wat.toWasm("(module (memory 1 20 shared))");
    assertThat(DeclaredMaxima.lower(WasmModule.read(shared), 16, 100)).isEqualTo(shared);
  }

  @Test
  void sections_around_stayAsTheyAre() throws MalformedModuleException {
    byte[] before =
        Wat.toWasm(
            "(module (memory 1 99) (global i32 (i32.const 1)) (data (i32.const 0) \"abc\"))");
    byte[] after =
        Wat.toWasm(
            "(module (memory 1 16) (global i32 (i32.const 1)) (data (i32.const 0) \"abc\"))");
    byte[] lowered = DeclaredMaxima.lower(WasmModule.read(before), 16, 100);
    assertThat(Arrays.equals(lowered, after)).isTrue();
  }

  private static WasmModule lower(String wat) throws MalformedModuleException {
    return WasmModule.read(DeclaredMaxima.lower(WasmModule.read(Wat.toWasm(wat)), 16, 100));
  }
}
