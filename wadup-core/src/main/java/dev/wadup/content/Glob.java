package dev.wadup.content;

import java.util.List;
import java.util.Locale;

/**
 * A pattern for names and paths: {@code *} stands for anything but a slash, {@code **} for
 * anything, {@code **}{@code /} also for no directory at all, {@code ?} for one character but a
 * slash, {@code [a-z]} and {@code [!a-z]} for one of some, and a backslash takes the meaning from
 * what follows. It is matched in time proportional to both lengths, whatever they hold.
 */
public final class Glob {
  private final String text;
  private final GlobSign[] signs;
  private final String head;
  private final String tail;
  private final boolean ignoreCase;

  private Glob(String text, List<GlobSign> signs, boolean ignoreCase) {
    this.text = text;
    this.signs = signs.toArray(GlobSign[]::new);
    this.head = literals(signs);
    this.tail = new StringBuilder(literals(signs.reversed())).reverse().toString();
    this.ignoreCase = ignoreCase;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none, with a message that says why
   */
  public static Glob of(String text, boolean ignoreCase) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty pattern matches nothing");
    }
    String pattern = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    return new Glob(text, new GlobParser(pattern).parse(), ignoreCase);
  }

  /** The characters that the first of these signs stand for, as far as each stands for one. */
  private static String literals(List<GlobSign> signs) {
    StringBuilder literals = new StringBuilder();
    for (GlobSign sign : signs) {
      if (!(sign instanceof GlobSign.Literal(char value))) {
        break;
      }
      literals.append(value);
    }
    return literals.toString();
  }

  /** The pattern as it was given. */
  public String text() {
    return text;
  }

  /** Whether all of a name, or of a path with slashes, fits. */
  public boolean matches(String name) {
    return beginsAndEndsLikeThis(name) && fits(name);
  }

  /** Most names fail here: patterns mostly end in a file's extension. */
  private boolean beginsAndEndsLikeThis(String name) {
    int rest = name.length() - tail.length();
    return name.regionMatches(ignoreCase, rest, tail, 0, tail.length())
        && name.regionMatches(ignoreCase, 0, head, 0, head.length());
  }

  private boolean fits(String name) {
    boolean[] reached = new boolean[signs.length + 1];
    reached[0] = true;
    passEmpty(reached);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      reached = step(reached, ignoreCase ? Character.toLowerCase(c) : c);
    }
    return reached[signs.length];
  }

  /** The places in the pattern after one more character. */
  private boolean[] step(boolean[] before, char next) {
    boolean[] after = new boolean[before.length];
    for (int i = 0; i < signs.length; i++) {
      if (before[i] && signs[i].takes(next)) {
        after[signs[i] instanceof GlobSign.AnyMany ? i : i + 1] = true;
      }
    }
    passEmpty(after);
    return after;
  }

  /** Goes past signs that may stand for nothing. */
  private void passEmpty(boolean[] reached) {
    for (int i = 0; i < signs.length; i++) {
      if (reached[i] && signs[i] instanceof GlobSign.AnyMany) {
        reached[i + 1] = true;
      } else if (reached[i] && signs[i] instanceof GlobSign.MaybeDirectories) {
        reached[i + 1] = true;
        reached[i + 3] = true;
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
