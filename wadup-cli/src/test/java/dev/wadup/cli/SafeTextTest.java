package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void of_ordinaryText_isUnchanged() {
    assertThat(SafeText.of("Zażółć gęślą 日本 🙂.txt")).isEqualTo("Zażółć gęślą 日本 🙂.txt");
  }

  @Test
  void of_controlCharacters_areEscaped() {
    assertThat(SafeText.of("a\nb\u001b[31mc\u007f\u009b"))
        .isEqualTo("a\\u{a}b\\u{1b}[31mc\\u{7f}\\u{9b}");
  }

  @Test
  void of_reorderingAndLoneSurrogates_areEscaped() {
    assertThat(SafeText.of("\u202egpj.exe \ud800 \u2028"))
        .isEqualTo("\\u{202e}gpj.exe \\u{d800} \\u{2028}");
  }
}
