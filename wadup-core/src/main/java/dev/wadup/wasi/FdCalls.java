package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls on an open descriptor, other than reading and writing. */
final class FdCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("fd_advise", "illi", FdCalls::advise),
          function("fd_allocate", "ill", FdCalls::allocate),
          function("fd_close", "i", (c, a) -> c.close(a.i32(0))),
          function("fd_datasync", "i", (c, a) -> sync(c, a, Rights.FD_DATASYNC)),
          function("fd_fdstat_get", "ii", FdCalls::fdstat),
          function("fd_fdstat_set_flags", "ii", FdCalls::setFlags),
          function("fd_fdstat_set_rights", "ill", FdCalls::setRights),
          function("fd_filestat_get", "ii", FdCalls::filestat),
          function("fd_filestat_set_size", "il", FdCalls::setSize),
          function("fd_filestat_set_times", "illi", FdCalls::setTimes),
          function("fd_prestat_get", "ii", FdCalls::prestat),
          function("fd_prestat_dir_name", "iii", FdCalls::prestatName),
          function("fd_renumber", "ii", (c, a) -> c.renumber(a.i32(0), a.i32(1))),
          function("fd_seek", "ilii", FdCalls::seek),
          function("fd_sync", "i", (c, a) -> sync(c, a, Rights.FD_SYNC)),
          function("fd_tell", "ii", FdCalls::tell));

  private static final int LAST_ADVICE = 5;
  private static final int SET = 0;
  private static final int CURRENT = 1;
  private static final int END = 2;

  private FdCalls() {}

  /** Nothing is cached that advice could help. */
  private static void advise(WasiContext context, Arguments arguments) throws ErrnoException {
    file(context, arguments.i32(0), Rights.FD_ADVISE);
    rangeEnd(arguments.i64(1), arguments.i64(2));
    if (Integer.compareUnsigned(arguments.i32(3), LAST_ADVICE) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  private static void allocate(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = file(context, arguments.i32(0), Rights.FD_ALLOCATE);
    long end = rangeEnd(arguments.i64(1), arguments.i64(2));
    if (arguments.i64(2) == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (end > descriptor.node().size()) {
      descriptor.node().resize(end);
      descriptor.markWritten();
    }
  }

  private static long rangeEnd(long offset, long length) throws ErrnoException {
    if (offset < 0 || length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (offset + length < 0) {
      throw new ErrnoException(Errno.FBIG);
    }
    return offset + length;
  }

  /** All is in memory: there is nothing to write back. */
  private static void sync(WasiContext context, Arguments arguments, long right)
      throws ErrnoException {
    context.descriptor(arguments.i32(0)).require(right);
  }

  private static void fdstat(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = context.descriptor(arguments.i32(0));
    Records.putFdstat(context.memory(), arguments.i32(1), descriptor);
  }

  private static void setFlags(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = context.descriptor(arguments.i32(0));
    descriptor.require(Rights.FD_FDSTAT_SET_FLAGS);
    descriptor.flags(WasiAbi.flags(arguments.i32(1), Descriptor.ALL_FLAGS));
  }

  private static void setRights(WasiContext context, Arguments arguments) throws ErrnoException {
    context.descriptor(arguments.i32(0)).narrow(arguments.i64(1), arguments.i64(2));
  }

  private static void filestat(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = context.descriptor(arguments.i32(0));
    descriptor.require(Rights.FD_FILESTAT_GET);
    Records.putFilestat(context.memory(), arguments.i32(1), descriptor.node());
  }

  private static void setSize(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = file(context, arguments.i32(0), Rights.FD_FILESTAT_SET_SIZE);
    if (arguments.i64(1) < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    descriptor.node().resize(arguments.i64(1));
    descriptor.markWritten();
  }

  private static void setTimes(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = context.descriptor(arguments.i32(0));
    descriptor.require(Rights.FD_FILESTAT_SET_TIMES);
    FileTimes.set(context, descriptor.node(), arguments.i64(1), arguments.i64(2), arguments.i32(3));
  }

  private static void prestat(WasiContext context, Arguments arguments) throws ErrnoException {
    byte[] name = preopenName(context, arguments.i32(0));
    Records.putPrestat(context.memory(), arguments.i32(1), name.length);
  }

  private static void prestatName(WasiContext context, Arguments arguments) throws ErrnoException {
    byte[] name = preopenName(context, arguments.i32(0));
    if (Integer.compareUnsigned(arguments.i32(2), name.length) < 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    context.memory().putBytes(arguments.i32(1), name, name.length);
  }

  private static byte[] preopenName(WasiContext context, int fd) throws ErrnoException {
    String name = context.descriptor(fd).preopenName();
    if (name == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static void seek(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = seekable(context, arguments.i32(0));
    long delta = arguments.i64(1);
    int whence = arguments.i32(2);
    descriptor.require(delta == 0 && whence == CURRENT ? Rights.FD_TELL : Rights.FD_SEEK);
    long position = base(descriptor, whence) + delta;
    if (position < 0) {
      throw new ErrnoException(delta > 0 ? Errno.OVERFLOW : Errno.INVAL);
    }
    context.memory().putLong(arguments.i32(3), position);
    descriptor.offset(position);
  }

  private static long base(Descriptor descriptor, int whence) throws ErrnoException {
    return switch (whence) {
      case SET -> 0;
      case CURRENT -> descriptor.offset();
      case END -> descriptor.node().size();
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  private static void tell(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = seekable(context, arguments.i32(0));
    descriptor.require(Rights.FD_TELL);
    context.memory().putLong(arguments.i32(1), descriptor.offset());
  }

  private static Descriptor seekable(WasiContext context, int fd) throws ErrnoException {
    Descriptor descriptor = context.descriptor(fd);
    if (descriptor.isStream()) {
      throw new ErrnoException(Errno.SPIPE);
    }
    if (descriptor.isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    return descriptor;
  }

  private static Descriptor file(WasiContext context, int fd, long right) throws ErrnoException {
    Descriptor descriptor = seekable(context, fd);
    descriptor.require(right);
    return descriptor;
  }
}
