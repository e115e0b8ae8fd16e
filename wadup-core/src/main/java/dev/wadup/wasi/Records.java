package dev.wadup.wasi;

import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.Node;

/** Preview1's records as they lie in linear memory; offsets from its witx. */
final class Records {
  static final int FDSTAT_BYTES = 24;
  static final int FILESTAT_BYTES = 64;
  static final int PRESTAT_BYTES = 8;
  static final int DIRENT_BYTES = 24;
  static final int IOVEC_BYTES = 8;

  /** All nodes of one tree are on one device. */
  private static final long DEVICE = 1;

  private Records() {}

  static void putFdstat(GuestMemory memory, int pointer, Descriptor descriptor)
      throws ErrnoException {
    memory.zero(pointer, FDSTAT_BYTES);
    memory.putByte(pointer, WasiAbi.number(descriptor.node().type()));
    memory.putShort(pointer + 2, descriptor.flags());
    memory.putLong(pointer + 8, descriptor.rights());
    memory.putLong(pointer + 16, descriptor.inheriting());
  }

  static void putFilestat(GuestMemory memory, int pointer, Node node) throws ErrnoException {
    memory.zero(pointer, FILESTAT_BYTES);
    memory.putLong(pointer, DEVICE);
    memory.putLong(pointer + 8, node.inode());
    memory.putByte(pointer + 16, WasiAbi.number(node.type()));
    memory.putLong(pointer + 24, node.links());
    memory.putLong(pointer + 32, node.size());
    memory.putLong(pointer + 40, node.accessed());
    memory.putLong(pointer + 48, node.modified());
    memory.putLong(pointer + 56, node.changed());
  }

  static void putPrestat(GuestMemory memory, int pointer, int nameLength) throws ErrnoException {
    memory.zero(pointer, PRESTAT_BYTES);
    memory.putInt(pointer + 4, nameLength);
  }
}
