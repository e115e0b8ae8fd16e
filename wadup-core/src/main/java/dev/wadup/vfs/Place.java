package dev.wadup.vfs;

import org.jspecify.annotations.Nullable;

/**
 * Where a path leads.
 *
 * @param parent the directory that holds, or would hold, the last name; null where the path ends in
 *     {@code .} or {@code ..} and so names no entry
 * @param name the last name
 * @param node what is there; null if nothing
 * @param directoryAsked whether the path ends in a slash
 */
public record Place(
    @Nullable Directory parent, String name, @Nullable Node node, boolean directoryAsked) {
  /** What is there, or ENOENT. */
  public Node existing() throws ErrnoException {
    if (node == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return node;
  }

  /** The directory for a new entry, or EEXIST; ENOENT if that directory was removed. */
  Directory vacancy() throws ErrnoException {
    if (node != null || parent == null) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (parent.links() == 0) {
      throw new ErrnoException(Errno.NOENT);
    }
    return parent;
  }

  /** The directory for a new entry that is no directory itself: a slash at the end is ENOENT. */
  Directory vacancyForFile() throws ErrnoException {
    Directory directory = vacancy();
    if (directoryAsked) {
      throw new ErrnoException(Errno.NOENT);
    }
    return directory;
  }
}
