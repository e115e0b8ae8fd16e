package dev.wadup.output;

/** The longest beginning of a text that fits into a number of UTF-8 bytes. */
final class Utf8Prefix {
  private Utf8Prefix() {}

  static String of(String text, int limit) {
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      size += sizeOf(codePoint);
      if (size > limit) {
        return text.substring(0, i);
      }
      i += Character.charCount(codePoint);
    }
    return text;
  }

  private static int sizeOf(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
