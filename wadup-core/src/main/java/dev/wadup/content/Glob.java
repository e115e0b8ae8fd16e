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
  private final List<GlobSign> signs;
  private final boolean ignoreCase;

  private Glob(String text, List<GlobSign> signs, boolean ignoreCase) {
    this.text = text;
    this.signs = signs;
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

  /** The pattern as it was given. */
  public String text() {
    return text;
  }

  /** Whether all of a name, or of a path with slashes, fits. */
  public boolean matches(String name) {
    boolean[] reached = new boolean[signs.size() + 1];
    reached[0] = true;
    passEmpty(reached);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      reached = step(reached, ignoreCase ? Character.toLowerCase(c) : c);
    }
    return reached[signs.size()];
  }

  /** The places in the pattern after one more character. */
  private boolean[] step(boolean[] before, char next) {
    boolean[] after = new boolean[before.length];
    for (int i = 0; i < signs.size(); i++) {
      GlobSign sign = signs.get(i);
      if (before[i] && sign.takes(next)) {
        after[sign instanceof GlobSign.AnyMany ? i : i + 1] = true;
      }
    }
    passEmpty(after);
    return after;
  }

  /** Goes past signs that may stand for nothing. */
  private void passEmpty(boolean[] reached) {
    for (int i = 0; i < signs.size(); i++) {
      if (reached[i]) {
        switch (signs.get(i)) {
          case GlobSign.AnyMany _ -> reached[i + 1] = true;
          case GlobSign.MaybeDirectories _ -> {
            reached[i + 1] = true;
            reached[i + 3] = true;
          }
          case GlobSign.Literal _, GlobSign.AnyOne _, GlobSign.OneOf _ -> {}
        }
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
