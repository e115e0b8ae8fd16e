package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IdentityProperties {
  @Property
  void root_sameInputAndPath_sameVersion5Uuid(@ForAll String input, @ForAll byte[] path) {
    UUID uuid = root(input, path);

    assertThat(uuid).isEqualTo(root(input, path.clone()));
    assertThat(uuid.version()).isEqualTo(5);
  }

  @Property
  void root_partsDoNotRunTogether(@ForAll String input, @ForAll String path) {
    Assume.that(!path.isEmpty());
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);

    assertThat(root(input, bytes)).isNotEqualTo(root(input + path, new byte[0]));
  }

  @Property
  void child_differsByModuleAndOrdinal(
      @ForAll String module, @ForAll @IntRange(min = 0) int ordinal) {
    UUID parent = root("in", new byte[] {1});
    UUID child = Identity.ofChild(parent, module, ordinal);

    assertThat(child).isNotEqualTo(Identity.ofChild(parent, module, ordinal + 1));
    assertThat(child).isNotEqualTo(Identity.ofChild(parent, module + "x", ordinal));
    assertThat(child).isNotEqualTo(Identity.ofChild(child, module, ordinal));
  }

  private static UUID root(String input, byte[] path) {
    return Identity.ofRoot(Identity.ofInput(input), path);
  }
}
