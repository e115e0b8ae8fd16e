package dev.wadup.wasi;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open descriptors of one guest; a new one takes the lowest free number, as in POSIX. */
final class FdTable {
  private final int limit;
  private @Nullable Descriptor[] slots = new @Nullable Descriptor[16];
  private int lowestFree;

  FdTable(int limit) {
    this.limit = limit;
  }

  Descriptor get(int fd) throws ErrnoException {
    Descriptor descriptor = fd >= 0 && fd < slots.length ? slots[fd] : null;
    if (descriptor == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return descriptor;
  }

  /** Fails with EMFILE if all numbers are taken. */
  void checkRoom() throws ErrnoException {
    if (lowestFree >= limit) {
      throw new ErrnoException(Errno.MFILE);
    }
  }

  int open(Descriptor descriptor) throws ErrnoException {
    checkRoom();
    return add(descriptor);
  }

  /** Takes a descriptor out of the table. */
  Descriptor close(int fd) throws ErrnoException {
    Descriptor descriptor = get(fd);
    slots[fd] = null;
    lowestFree = Math.min(lowestFree, fd);
    descriptor.node().closed();
    return descriptor;
  }

  /** Moves a descriptor to a number that has just been closed. */
  void move(int from, int to) throws ErrnoException {
    Descriptor descriptor = get(from);
    slots[from] = null;
    put(to, descriptor);
    lowestFree = Math.min(lowestFree, from);
  }

  /** Closes everything and opens these, numbered from 0. */
  void reset(List<Descriptor> initial) {
    for (Descriptor descriptor : slots) {
      if (descriptor != null) {
        descriptor.node().closed();
      }
    }
    Arrays.fill(slots, null);
    lowestFree = 0;
    for (Descriptor descriptor : initial) {
      add(descriptor);
    }
  }

  private int add(Descriptor descriptor) {
    int fd = lowestFree;
    put(fd, descriptor);
    descriptor.node().opened();
    return fd;
  }

  private void put(int fd, Descriptor descriptor) {
    if (fd >= slots.length) {
      slots = Arrays.copyOf(slots, Math.max(fd + 1, 2 * slots.length));
    }
    slots[fd] = descriptor;
    while (lowestFree < slots.length && slots[lowestFree] != null) {
      lowestFree++;
    }
  }
}
