package dev.wadup.wasi;

import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.FileType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A guest's buffer for directory entries; the one that does not fit is cut, as witx wants. */
final class DirentBuffer {
  private final GuestMemory memory;
  private final int pointer;
  private final long capacity;
  private long used;

  DirentBuffer(GuestMemory memory, int pointer, int capacity) throws ErrnoException {
    this.memory = memory;
    this.pointer = pointer;
    this.capacity = Integer.toUnsignedLong(capacity);
    memory.require(pointer, this.capacity);
  }

  boolean isFull() {
    return used == capacity;
  }

  int used() {
    return (int) used;
  }

  void put(long cookie, long inode, FileType type, String name) throws ErrnoException {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry =
        ByteBuffer.allocate(Records.DIRENT_BYTES + text.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(cookie)
            .putLong(inode)
            .putInt(text.length)
            .putInt(WasiAbi.number(type))
            .put(text);
    int count = (int) Math.min(entry.capacity(), capacity - used);
    memory.putBytes((int) (pointer + used), entry.array(), count);
    used += count;
  }
}
