package dev.wadup.wasi;

import dev.wadup.vfs.Directory;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.Node;
import dev.wadup.vfs.Place;
import dev.wadup.vfs.ReadOnlyFile;
import dev.wadup.vfs.SymbolicLink;
import dev.wadup.vfs.VirtualFileSystem;

/**
 * What a guest asks of {@code path_open}.
 *
 * @param from the directory's descriptor, whose rights bound the new one's
 * @param follow whether a link at the path's end is followed
 * @param flags how to open, as preview1 numbers it
 * @param rights asked for; the new descriptor gets those that mean something for what it opens
 * @param inheriting likewise, for descriptors opened through the new one
 * @param fdFlags what the descriptor begins with, as preview1 numbers it
 */
record Opening(
    Descriptor from, boolean follow, int flags, long rights, long inheriting, int fdFlags) {
  private static final int CREATE = 1;
  private static final int DIRECTORY = 2;
  private static final int EXCLUSIVE = 4;
  private static final int TRUNCATE = 8;

  Descriptor open(VirtualFileSystem files, Directory directory, String path) throws ErrnoException {
    check();
    boolean followLast = (follow && !isExclusive()) || path.endsWith("/");
    Place place = files.resolve(directory, path, followLast);
    Node node = place.node() == null ? create(files, place) : existing(place.node());
    boolean isDirectory = node instanceof Directory;
    long meaningful = isDirectory ? Rights.DIRECTORY : Rights.FILE;
    return new Descriptor(node, rights & meaningful, inheriting, fdFlags);
  }

  private void check() throws ErrnoException {
    WasiAbi.flags(flags, CREATE | DIRECTORY | EXCLUSIVE | TRUNCATE);
    WasiAbi.flags(fdFlags, Descriptor.ALL_FLAGS);
    if (has(CREATE) && has(DIRECTORY)) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (((rights | inheriting) & ~from.inheriting()) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    if (has(TRUNCATE)) {
      from.require(Rights.PATH_FILESTAT_SET_SIZE);
    }
    if (has(CREATE)) {
      from.require(Rights.PATH_CREATE_FILE);
    }
  }

  private Node create(VirtualFileSystem files, Place place) throws ErrnoException {
    if (!has(CREATE)) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (place.directoryAsked()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    return files.createFile(place);
  }

  private Node existing(Node node) throws ErrnoException {
    if (isExclusive()) {
      throw new ErrnoException(Errno.EXIST);
    }
    switch (node) {
      case SymbolicLink link ->
          throw new ErrnoException(has(DIRECTORY) ? Errno.NOTDIR : Errno.LOOP);
      case Directory directory -> refuseWriting(Errno.ISDIR, TRUNCATE | CREATE);
      case ReadOnlyFile file -> refuseWriting(Errno.ROFS, TRUNCATE);
      default -> {}
    }
    if (has(DIRECTORY) && !(node instanceof Directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (has(TRUNCATE)) {
      node.resize(0);
    }
    return node;
  }

  private void refuseWriting(Errno reason, int writingFlags) throws ErrnoException {
    if ((rights & Rights.FD_WRITE) != 0 || (flags & writingFlags) != 0) {
      throw new ErrnoException(reason);
    }
  }

  private boolean isExclusive() {
    return has(CREATE) && has(EXCLUSIVE);
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
