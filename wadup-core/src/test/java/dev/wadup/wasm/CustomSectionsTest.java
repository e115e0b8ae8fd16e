package dev.wadup.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CustomSectionsTest {
  private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static Optional<String> find(byte[] module, String name) throws Exception {
    return CustomSections.find(new ByteArrayInputStream(module), name, 1 << 20)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static byte[] with(byte[] module, String name, String content) throws Exception {
    return CustomSections.replace(module, name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void find_inAModuleWithout_isEmpty() throws Exception {
    assertThat(find(EMPTY, "a")).isEmpty();
  }

  @Test
  void replace_otherSections_stay() throws Exception {
    byte[] both = with(with(EMPTY, "a", "one"), "ab", "two".repeat(1_000));
    assertThat(find(both, "a")).contains("one");
    assertThat(find(both, "ab")).contains("two".repeat(1_000));
    byte[] changed = with(both, "a", "");
    assertThat(find(changed, "a")).contains("");
    assertThat(find(changed, "ab")).contains("two".repeat(1_000));
    assertThat(WasmModule.read(changed).sections()).hasSize(2);
  }

  @Test
  void replace_withNothing_removes() throws Exception {
    assertThat(CustomSections.replace(with(EMPTY, "a", "one"), "a", null)).isEqualTo(EMPTY);
  }

  @Test
  void find_longContent_isCut() throws Exception {
    byte[] module = with(EMPTY, "a", "x".repeat(100));
    assertThat(CustomSections.find(new ByteArrayInputStream(module), "a", 10))
        .hasValueSatisfying(found -> assertThat(found).hasSize(10));
  }

  @Test
  void find_moduleCutShort_isMalformed() throws Exception {
    byte[] module = with(EMPTY, "other", "x".repeat(100));
    byte[] cut = Arrays.copyOf(module, module.length - 1);
    assertThatThrownBy(() -> find(cut, "a")).isInstanceOf(MalformedModuleException.class);
  }

  @Property(tries = 500)
  void find_anyBytes_endsOrIsMalformed(@ForAll @Size(max = 40) byte[] tail) throws Exception {
    byte[] module = Arrays.copyOf(EMPTY, EMPTY.length + tail.length);
    System.arraycopy(tail, 0, module, EMPTY.length, tail.length);
    try {
      find(module, "a");
    } catch (MalformedModuleException e) {
      assertThat(e.getMessage()).startsWith("it is damaged");
    }
  }
}
