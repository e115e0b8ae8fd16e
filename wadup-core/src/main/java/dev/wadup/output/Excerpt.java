package dev.wadup.output;

/** Guest text in a message: short, on one line, in quotes. */
final class Excerpt {
  private static final int CHARS = 100;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints().limit(CHARS).map(Excerpt::visible).forEach(shown::appendCodePoint);
    return shown.append(text.length() > CHARS ? "…'" : "'").toString();
  }

  private static int visible(int codePoint) {
    boolean shows =
        !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    return shows ? codePoint : '\uFFFD';
  }
}
