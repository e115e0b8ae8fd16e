package dev.wadup.wasi;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.Node;

/** What a guest asks for when it sets a node's times: preview1's {@code fstflags}. */
final class FileTimes {
  private static final int ACCESSED = 1;
  private static final int ACCESSED_NOW = 2;
  private static final int MODIFIED = 4;
  private static final int MODIFIED_NOW = 8;

  private FileTimes() {}

  static void set(WasiContext context, Node node, long accessed, long modified, int rawFlags)
      throws ErrnoException {
    int flags = WasiAbi.flags(rawFlags, ACCESSED | ACCESSED_NOW | MODIFIED | MODIFIED_NOW);
    long now = context.clock().realtimeNanos();
    long newAccessed = choose(flags, ACCESSED, ACCESSED_NOW, accessed, now, node.accessed());
    long newModified = choose(flags, MODIFIED, MODIFIED_NOW, modified, now, node.modified());
    node.setTimes(newAccessed, newModified, now);
  }

  private static long choose(int flags, int given, int asNow, long value, long now, long old)
      throws ErrnoException {
    boolean isGiven = (flags & given) != 0;
    boolean isNow = (flags & asNow) != 0;
    if (isGiven && isNow) {
      throw new ErrnoException(Errno.INVAL);
    }
    return isGiven ? value : isNow ? now : old;
  }
}
