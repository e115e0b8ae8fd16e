package dev.wadup.cli;

/** Text that came from a file name or a guest, made safe to show on a terminal. */
public final class SafeText {
  private SafeText() {}

  /**
   * The text with everything that could steer a terminal or break a line written as an escape:
   * control characters, lone surrogates, and characters that reorder text.
   */
  public static String of(String text) {
    if (text.codePoints().allMatch(SafeText::isHarmless)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (isHarmless(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      safe.append("\\u{%x}".formatted(codePoint));
    }
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
