package dev.wadup.manifest;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents that a module is to be run over: those whose size and depth lie within these bounds
 * and that fit a MIME type, a magic number or a name, where any are given.
 *
 * @param mimeTypes in lower case; a type may end in {@code /*}
 * @param magic bytes at offsets
 * @param names of the content itself, without its path
 * @param minSize bytes
 * @param maxSize bytes
 */
public record Wants(
    List<String> mimeTypes,
    List<MagicBytes> magic,
    List<Glob> names,
    long minSize,
    long maxSize,
    int minDepth,
    int maxDepth) {
  /** Every content. */
  public static final Wants EVERYTHING =
      new Wants(List.of(), List.of(), List.of(), 0, Long.MAX_VALUE, 0, Integer.MAX_VALUE);

  /** Copies the lists. */
  public Wants {
    mimeTypes = List.copyOf(mimeTypes);
    magic = List.copyOf(magic);
    names = List.copyOf(names);
  }

  /** Whether {@link #accept} needs to know MIME types. */
  public boolean needMimeType() {
    return !mimeTypes.isEmpty();
  }

  /** Whether what {@link #accept} says of equal bytes may differ by name or depth. */
  public boolean dependOnPlace() {
    return !names.isEmpty() || minDepth > 0 || maxDepth < Integer.MAX_VALUE || needMimeType();
  }

  /**
   * Whether the module is to be run over this content.
   *
   * @param mimeType null if it is not known
   * @throws ContentUnavailableException if its bytes can't be read
   */
  public boolean accept(Content content, @Nullable String mimeType)
      throws ContentUnavailableException {
    return isWithinBounds(content.bytes().size(), content.depth())
        && ((mimeTypes.isEmpty() && magic.isEmpty() && names.isEmpty())
            || acceptsType(mimeType)
            || acceptsName(content.filename())
            || acceptsBytes(content));
  }

  private boolean isWithinBounds(long size, int depth) {
    return minSize <= size && size <= maxSize && minDepth <= depth && depth <= maxDepth;
  }

  private boolean acceptsType(@Nullable String mimeType) {
    if (mimeType == null) {
      return false;
    }
    for (String wanted : mimeTypes) {
      if (wanted.endsWith("/*")
          ? mimeType.startsWith(wanted.substring(0, wanted.length() - 1))
          : mimeType.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Members of archives are called by their paths. */
  private boolean acceptsName(String filename) {
    if (names.isEmpty()) {
      return false;
    }
    String last = filename.substring(filename.lastIndexOf('/') + 1);
    for (Glob name : names) {
      if (name.matches(last)) {
        return true;
      }
    }
    return false;
  }

  private boolean acceptsBytes(Content content) throws ContentUnavailableException {
    for (MagicBytes bytes : magic) {
      if (bytes.isIn(content.bytes())) {
        return true;
      }
    }
    return false;
  }
}
