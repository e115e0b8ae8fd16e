package dev.wadup.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  private static final Path FILE = Path.of("data", "a.txt");

  @TempDir Path temporary;

  private Golden golden() {
    return new Golden(temporary.resolve("golden"));
  }

  private static List<String> trial(@Nullable Object... row) {
    var table = new Trial.Table("t", List.of("n", "s"), List.of(Arrays.asList(row)));
    return GoldenText.of(
        List.of(
            new Trial(
                "a.txt",
                "ok",
                null,
                new Trial.Cost(1, 2L, 3),
                List.of(table),
                List.of(new Trial.Child("b\u001b", 5)),
                "out\nmore",
                "")));
  }

  @Test
  void text_holdsALineForEachRowAndNoCost() {
    assertThat(trial(1L, "x"))
        .containsExactly(
            "a.txt: ok",
            "  t (n, s)",
            "  t | 1 | \"x\"",
            "  child \"b\\u{1b}\" 5 bytes",
            "  stdout | out",
            "  stdout | more");
  }

  @Test
  void text_tellsNullAndBytesFromText() {
    assertThat(trial(null, new byte[] {1, (byte) 255})).contains("  t | null | x'01ff'");
    assertThat(trial("null", "x'01ff'")).contains("  t | \"null\" | \"x'01ff'\"");
  }

  @Test
  void difference_afterUpdate_isEmpty() throws IOException {
    golden().update(FILE, trial(1L, "x"));
    assertThat(golden().difference(FILE, trial(1L, "x"))).isEmpty();
  }

  @Test
  void difference_ofARow_showsThatRow() throws IOException {
    golden().update(FILE, trial(1L, "x"));
    assertThat(golden().difference(FILE, trial(2L, "x")))
        .contains("-  t | 1 | \"x\"", "+  t | 2 | \"x\"");
  }

  @Test
  void difference_withoutExpectation_saysHowToMakeOne() {
    assertThatThrownBy(() -> golden().difference(FILE, List.of()))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("a.txt.txt")
        .hasMessageContaining("--update");
  }
}
