package dev.wadup.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Which files of the inputs are looked at. A pattern with a slash is matched with the path below
 * the input, any other with the last name alone.
 *
 * @param includes patterns of which a file must fit one; empty for every file
 * @param excludes patterns of files left out, and of directories left out with all in them
 * @param maxBytes size of the largest file looked at
 */
public record InputFilter(List<Glob> includes, List<Glob> excludes, long maxBytes) {
  /** Leaves nothing out. */
  public static final InputFilter NONE = new InputFilter(List.of(), List.of(), Long.MAX_VALUE);

  /** Copies the lists. */
  public InputFilter {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** Whether it leaves nothing out. */
  public boolean isNone() {
    return includes.isEmpty() && excludes.isEmpty() && maxBytes == Long.MAX_VALUE;
  }

  /**
   * Whether a known file is left out, for its name, a directory above it, or its size.
   *
   * @param pathRaw its path below the input, percent-encoded
   */
  public boolean leavesOut(String pathRaw, long size) {
    String path = new String(PercentEncoding.decode(pathRaw), StandardCharsets.UTF_8);
    return size > maxBytes || leavesOutFile(path) || leavesOutAbove(path);
  }

  /** Whether a file is left out for its own name. */
  boolean leavesOutFile(String path) {
    return fitsOne(excludes, path) || !(includes.isEmpty() || fitsOne(includes, path));
  }

  /** Whether a directory is left out for its own name, with all that is in it. */
  boolean leavesOutDirectory(String path) {
    return fitsOne(excludes, path);
  }

  /** Whether one of the directories above a file is left out. */
  boolean leavesOutAbove(String path) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (leavesOutDirectory(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  /** Why a file of this size is skipped. */
  String tooLarge(long size) {
    return String.format(Locale.ROOT, "%,d bytes, more than %,d (--max-file-size)", size, maxBytes);
  }

  private static boolean fitsOne(List<Glob> patterns, String path) {
    if (patterns.isEmpty()) {
      return false;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return patterns.stream()
        .anyMatch(pattern -> pattern.matches(pattern.text().contains("/") ? path : name));
  }
}
