package dev.wadup.wasi;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.FileType;

/** Preview1's numbers, as its witx gives them: the one edge where words become numbers. */
final class WasiAbi {
  private WasiAbi() {}

  /** A set of flags, or EINVAL if there are others than {@code known}. */
  static int flags(int flags, int known) throws ErrnoException {
    if ((flags & ~known) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return flags;
  }

  static int number(FileType type) {
    return switch (type) {
      case CHARACTER_DEVICE -> 2;
      case DIRECTORY -> 3;
      case REGULAR_FILE -> 4;
      case SYMBOLIC_LINK -> 7;
    };
  }

  static int number(Errno errno) {
    return switch (errno) {
      case ACCES -> 2;
      case BADF -> 8;
      case BUSY -> 10;
      case EXIST -> 20;
      case FAULT -> 21;
      case FBIG -> 22;
      case ILSEQ -> 25;
      case INVAL -> 28;
      case IO -> 29;
      case ISDIR -> 31;
      case LOOP -> 32;
      case MFILE -> 33;
      case MLINK -> 34;
      case NAMETOOLONG -> 37;
      case NFILE -> 41;
      case NOENT -> 44;
      case NOSPC -> 51;
      case NOSYS -> 52;
      case NOTDIR -> 54;
      case NOTEMPTY -> 55;
      case NOTSOCK -> 57;
      case NOTSUP -> 58;
      case OVERFLOW -> 61;
      case PERM -> 63;
      case PIPE -> 64;
      case ROFS -> 69;
      case SPIPE -> 70;
      case XDEV -> 75;
      case NOTCAPABLE -> 76;
    };
  }
}
