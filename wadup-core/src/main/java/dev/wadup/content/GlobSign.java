package dev.wadup.content;

/** One sign of a {@link Glob}. */
sealed interface GlobSign {
  /** Whether it stands for this character, among others. */
  boolean takes(char c);

  /** A character that stands for itself. */
  record Literal(char value) implements GlobSign {
    @Override
    public boolean takes(char c) {
      return c == value;
    }
  }

  /** One character, whichever, but no slash. */
  record AnyOne() implements GlobSign {
    @Override
    public boolean takes(char c) {
      return c != '/';
    }
  }

  /** Any number of characters. */
  record AnyMany(boolean slashes) implements GlobSign {
    @Override
    public boolean takes(char c) {
      return slashes || c != '/';
    }
  }

  /** The slash behind directories that may be left out with it. */
  record DirectoryEnd() implements GlobSign {
    @Override
    public boolean takes(char c) {
      return c == '/';
    }
  }

  /** Takes nothing: the two signs behind it, anything and a slash, may be left out together. */
  record MaybeDirectories() implements GlobSign {
    @Override
    public boolean takes(char c) {
      return false;
    }
  }

  /** One character of some ranges, given as pairs of their first and last. */
  record OneOf(String ranges, boolean negated) implements GlobSign {
    @Override
    public boolean takes(char c) {
      return c != '/' && negated != holds(c);
    }

    private boolean holds(char c) {
      for (int i = 0; i < ranges.length(); i += 2) {
        if (ranges.charAt(i) <= c && c <= ranges.charAt(i + 1)) {
          return true;
        }
      }
      return false;
    }
  }
}
