package dev.wadup.output;

/** Finds UTF-16 that stands for no text. */
final class LoneSurrogate {
  private LoneSurrogate() {}

  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
      }
    }
    return false;
  }
}
