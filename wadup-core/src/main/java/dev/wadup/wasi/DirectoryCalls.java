package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Directory;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.FileType;
import java.util.List;

/**
 * Listing of directories. A cookie is the number of the entry it comes from, so that a listing goes
 * on rightly whatever is added or removed meanwhile.
 */
final class DirectoryCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(function("fd_readdir", "iiili", DirectoryCalls::readdir));

  private static final long SELF = 1;
  private static final long PARENT = 2;

  private DirectoryCalls() {}

  private static void readdir(WasiContext context, Arguments arguments) throws ErrnoException {
    Directory directory = context.directory(arguments.i32(0), Rights.FD_READDIR);
    long cookie = arguments.i64(3);
    int result = arguments.i32(4);
    context.memory().require(result, Integer.BYTES);
    DirentBuffer buffer = new DirentBuffer(context.memory(), arguments.i32(1), arguments.i32(2));
    if (cookie >= 0) {
      list(directory, cookie, buffer);
    }
    context.memory().putInt(result, buffer.used());
  }

  private static void list(Directory directory, long cookie, DirentBuffer buffer)
      throws ErrnoException {
    if (cookie < SELF) {
      buffer.put(SELF, directory.inode(), FileType.DIRECTORY, ".");
    }
    if (cookie < PARENT) {
      buffer.put(PARENT, directory.parentOrSelf().inode(), FileType.DIRECTORY, "..");
    }
    for (Directory.Entry entry : directory.entriesAfter(cookie)) {
      if (buffer.isFull()) {
        return;
      }
      buffer.put(entry.cookie(), entry.node().inode(), entry.node().type(), entry.name());
    }
  }
}
