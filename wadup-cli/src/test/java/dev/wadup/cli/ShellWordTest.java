package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "--max-memory=64MiB, --max-memory=64MiB",
        "a b, 'a b'",
        "it's, 'it'\\''s'",
        "\"\", ''"
      })
  void quote_word_survivesAShell(String word, String quoted) {
    assertThat(ShellWord.quote(word)).isEqualTo(quoted);
  }
}
