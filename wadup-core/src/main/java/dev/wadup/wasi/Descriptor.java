package dev.wadup.wasi;

import dev.wadup.vfs.Directory;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.FileType;
import dev.wadup.vfs.Node;
import org.jspecify.annotations.Nullable;

/** An open node: what may be done with it and where it stands. */
final class Descriptor {
  static final int APPEND = 1;
  static final int ALL_FLAGS = 31;

  private final Node node;
  private final @Nullable String preopenName;
  private long rights;
  private long inheriting;
  private int flags;
  private long offset;
  private boolean written;

  Descriptor(Node node, long rights, long inheriting, int flags) {
    this(node, rights, inheriting, flags, null);
  }

  private Descriptor(
      Node node, long rights, long inheriting, int flags, @Nullable String preopenName) {
    this.node = node;
    this.rights = rights;
    this.inheriting = inheriting;
    this.flags = flags;
    this.preopenName = preopenName;
  }

  /** A directory that the guest finds open under a name. */
  static Descriptor preopen(Directory directory, String name) {
    return new Descriptor(directory, Rights.DIRECTORY, Rights.ALL, 0, name);
  }

  Node node() {
    return node;
  }

  boolean isDirectory() {
    return node.type() == FileType.DIRECTORY;
  }

  /** Whether it has no positions. */
  boolean isStream() {
    return node.type() == FileType.CHARACTER_DEVICE;
  }

  @Nullable String preopenName() {
    return preopenName;
  }

  long rights() {
    return rights;
  }

  long inheriting() {
    return inheriting;
  }

  void narrow(long newRights, long newInheriting) throws ErrnoException {
    if ((newRights & ~rights) != 0 || (newInheriting & ~inheriting) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    rights = newRights;
    inheriting = newInheriting;
  }

  void require(long right) throws ErrnoException {
    if ((rights & right) != right) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
  }

  int flags() {
    return flags;
  }

  void flags(int newFlags) {
    flags = newFlags;
  }

  boolean appends() {
    return (flags & APPEND) != 0;
  }

  long offset() {
    return offset;
  }

  void offset(long newOffset) {
    offset = newOffset;
  }

  boolean isWritten() {
    return written;
  }

  void markWritten() {
    written = true;
  }
}
