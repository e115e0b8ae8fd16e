package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "file-stats", "x2-y"})
  void of_goodName_isTaken(String name) {
    assertThat(ProjectName.of(name, Language.GO).text()).isEqualTo(name);
  }

  @Test
  void underscored_replacesHyphens() {
    assertThat(ProjectName.of("a-b-c", Language.RUST).underscored()).isEqualTo("a_b_c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "a_b", "a--b", "-a", "a-", "../a", "a b", "ä"})
  void of_noPackageName_isRefusedByName(String name) {
    assertThatThrownBy(() -> ProjectName.of(name, Language.GO))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("lower-case letters");
  }

  @Test
  void of_wordOfTheLanguage_isRefusedThereOnly() {
    assertThatThrownBy(() -> ProjectName.of("import", Language.PYTHON))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("Python");
    assertThat(ProjectName.of("import", Language.GO).text()).isEqualTo("import");
  }
}
