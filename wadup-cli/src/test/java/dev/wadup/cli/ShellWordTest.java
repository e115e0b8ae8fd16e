package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

  @Test
  void split_whatWasQuoted_isTheSame() {
    List<String> words = List.of("wadup", "--input", "a b", "it's", "", "\\x", "\"q\"", "ü=日本");
    String line = words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    assertThat(ShellWord.split(line)).isEqualTo(words);
  }
}
