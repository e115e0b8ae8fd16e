package dev.wadup.engine.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
  @Test
  void parse_findsTheSoftLimit() {
    List<String> table =
        List.of(
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max stack size            8388608              unlimited            bytes     ",
            "Max address space         17179869184          unlimited            bytes     ");
    assertThat(AddressSpace.parse(table)).hasValue(16L << 30);
  }

  @Test
  void parse_ofUnlimited_isEmpty() {
    assertThat(
            AddressSpace.parse(
                List.of("Max address space         unlimited            unlimited   bytes")))
        .isEmpty();
  }

  @Test
  void check_beyondTheLimit_namesIt() {
    AddressSpace.check(3, OptionalLong.of(16L << 30));
    assertThatThrownBy(() -> AddressSpace.check(4, OptionalLong.of(16L << 30)))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("16.3 GiB, but this process may have 16 GiB (ulimit -v)");
  }
}
