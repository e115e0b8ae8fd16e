package dev.wadup.vfs;

import org.jspecify.annotations.Nullable;

/** One rename, with the errors that rename(2) gives. */
final class Rename {
  private final VirtualFileSystem files;
  private final Place from;
  private final Place to;

  Rename(VirtualFileSystem files, Place from, Place to) {
    this.files = files;
    this.from = from;
    this.to = to;
  }

  void run() throws ErrnoException {
    Node moved = from.existing();
    Directory source = entryOf(from);
    Directory target = entryOf(to);
    if (moved == to.node()) {
      return;
    }
    if (target.links() == 0) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (moved instanceof Directory directory) {
      checkDirectory(directory, target);
    } else {
      checkFile();
    }
    move(moved, source, target);
  }

  private static Directory entryOf(Place place) throws ErrnoException {
    Directory parent = place.parent();
    if (parent == null) {
      throw new ErrnoException(Errno.BUSY);
    }
    return parent;
  }

  private void checkDirectory(Directory moved, Directory target) throws ErrnoException {
    if (isWithin(target, moved)) {
      throw new ErrnoException(Errno.INVAL);
    }
    Node replaced = to.node();
    if (replaced != null && !(replaced instanceof Directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (replaced instanceof Directory directory && !directory.isEmpty()) {
      throw new ErrnoException(Errno.NOTEMPTY);
    }
    files.checkDepth(target, 1 + moved.height());
  }

  private void checkFile() throws ErrnoException {
    if (to.node() instanceof Directory) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (to.directoryAsked()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
  }

  private boolean isWithin(Directory inner, Directory outer) {
    Directory above = inner;
    while (above != outer && above != files.root()) {
      above = above.parentOrSelf();
    }
    return above == outer;
  }

  /** Moves the name; if the new one does not fit the quota, all is as before. */
  private void move(Node moved, Directory source, Directory target) throws ErrnoException {
    Node replaced = to.node();
    keep(moved);
    keep(replaced);
    try {
      source.remove(from.name());
      target.remove(to.name());
      target.add(to.name(), moved);
    } catch (ErrnoException e) {
      restore(moved, source, replaced, target);
      throw e;
    } finally {
      letGo(moved);
      letGo(replaced);
    }
  }

  private void restore(Node moved, Directory source, @Nullable Node replaced, Directory target)
      throws ErrnoException {
    source.add(from.name(), moved);
    if (replaced != null) {
      target.add(to.name(), replaced);
    }
  }

  private static void keep(@Nullable Node node) {
    if (node != null) {
      node.opened();
    }
  }

  private static void letGo(@Nullable Node node) {
    if (node != null) {
      node.closed();
    }
  }
}
