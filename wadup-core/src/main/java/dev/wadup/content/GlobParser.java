package dev.wadup.content;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@link Glob} sign by sign. */
final class GlobParser {
  private final String pattern;
  private final List<GlobSign> signs = new ArrayList<>();
  private int position;

  GlobParser(String pattern) {
    this.pattern = pattern;
  }

  List<GlobSign> parse() {
    while (position < pattern.length()) {
      boolean first = position == 0 || pattern.charAt(position - 1) == '/';
      if (first && pattern.startsWith("**/", position)) {
        signs.add(new GlobSign.MaybeDirectories());
        signs.add(new GlobSign.AnyMany(true));
        signs.add(new GlobSign.DirectoryEnd());
        position += 3;
      } else {
        signs.add(next());
      }
    }
    return List.copyOf(signs);
  }

  private GlobSign next() {
    char c = pattern.charAt(position++);
    return switch (c) {
      case '*' -> new GlobSign.AnyMany(takes('*'));
      case '?' -> new GlobSign.AnyOne();
      case '[' -> oneOf();
      case '\\' -> new GlobSign.Literal(character("a backslash"));
      default -> new GlobSign.Literal(c);
    };
  }

  private GlobSign oneOf() {
    boolean negated = takes('!') || takes('^');
    StringBuilder ranges = new StringBuilder();
    do {
      char first = character("'['");
      boolean isRange = pattern.startsWith("-", position) && !pattern.startsWith("-]", position);
      position += isRange ? 1 : 0;
      ranges.append(first).append(isRange ? character("'['") : first);
    } while (!takes(']'));
    return new GlobSign.OneOf(ranges.toString(), negated);
  }

  private boolean takes(char c) {
    boolean found = position < pattern.length() && pattern.charAt(position) == c;
    position += found ? 1 : 0;
    return found;
  }

  private char character(String after) {
    if (position == pattern.length()) {
      throw new IllegalArgumentException("the pattern '%s' ends in %s".formatted(pattern, after));
    }
    return pattern.charAt(position++);
  }
}
