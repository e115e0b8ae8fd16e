package dev.wadup.cli;

import java.util.regex.Pattern;

/** A word of a command line, quoted where a POSIX shell would split or expand it. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWord() {}

  static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
