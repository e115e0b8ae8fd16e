package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*.zip, a.zip",
    "*.zip, .zip",
    "a?c, abc",
    "[a-c]x, bx",
    "[!a-c]x, dx",
    "[]x]y, ]y",
    "[a-]y, -y",
    "\\*, *",
    "docs/*.pdf, docs/a.pdf",
    "**/a.pdf, a.pdf",
    "**/a.pdf, x/y/a.pdf",
    "x/**/a.pdf, x/a.pdf",
    "x/**/a.pdf, x/y/z/a.pdf",
    "x/**, x/y/z",
    "a**c, a/b/c",
    "*, Ünïcode 日本"
  })
  void matches_whatFits(String pattern, String name) {
    assertThat(Glob.of(pattern, false).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.zip, a.ZIP",
    "*.zip, a.zip.txt",
    "*.zip, d/a.zip",
    "a?c, a/c",
    "a?c, ac",
    "[a-c]x, dx",
    "[!a-c]x, ax",
    "[!a]x, /x",
    "\\*, a",
    "docs/*.pdf, docs/x/a.pdf",
    "**/a.pdf, xa.pdf",
    "x/**/a.pdf, xa.pdf",
    "x/**/a.pdf, x/ya.pdf"
  })
  void matches_whatDoesNotFit(String pattern, String name) {
    assertThat(Glob.of(pattern, false).matches(name)).isFalse();
  }

  @Test
  void matches_ignoringCase_takesBoth() {
    assertThat(Glob.of("*.Zip", true).matches("A.zIP")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[a", "[", "[a-", "x\\"})
  void of_brokenPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> Glob.of(pattern, false)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void matches_patternMadeToBacktrack_endsSoon() {
    Glob glob = Glob.of("*a".repeat(200) + "b", false);
    assertThat(glob.matches("a".repeat(4_096))).isFalse();
  }

  /** Names without slashes fit as the same regular expression says. */
  @Property
  void matches_starsAndMarks_asARegularExpression(
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String name,
      @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'c') String letters,
      @ForAll long where) {
    String pattern = sprinkle(letters, where);
    String regex = pattern.replace("*", "[^/]*").replace("?", "[^/]");
    assertThat(Glob.of(pattern, false).matches(name))
        .as("%s on %s", pattern, name)
        .isEqualTo(name.matches(regex));
  }

  /** Turns some letters into signs; no two stars stand together. */
  private static String sprinkle(String letters, long where) {
    StringBuilder pattern = new StringBuilder(letters);
    for (int i = 0; i < pattern.length(); i++) {
      long choice = where >>> (2 * i) & 3;
      if (choice == 1) {
        pattern.setCharAt(i, '?');
      } else if (choice == 2 && (i == 0 || pattern.charAt(i - 1) != '*')) {
        pattern.setCharAt(i, '*');
      }
    }
    return pattern.toString();
  }
}
