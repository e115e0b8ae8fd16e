package dev.wadup.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A word of a command line, quoted where a POSIX shell would split or expand it. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWord() {}

  static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The words of a line that {@link #quote} made, quotes taken off. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        add(words, word, begun);
        begun = false;
      } else {
        boolean escaped = c == '\\' && !quoted && i + 1 < line.length();
        word.append(escaped ? line.charAt(++i) : c);
        begun = true;
      }
    }
    add(words, word, begun);
    return words;
  }

  private static void add(List<String> words, StringBuilder word, boolean begun) {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
