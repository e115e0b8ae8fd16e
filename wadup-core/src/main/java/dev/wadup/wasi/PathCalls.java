package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Directory;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.Node;
import dev.wadup.vfs.Place;
import dev.wadup.vfs.SymbolicLink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls on a path below an open directory. */
final class PathCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("path_create_directory", "iii", PathCalls::createDirectory),
          function("path_filestat_get", "iiiii", PathCalls::filestat),
          function("path_filestat_set_times", "iiiilli", PathCalls::setTimes),
          function("path_link", "iiiiiii", PathCalls::link),
          function("path_open", "iiiiillii", PathCalls::open),
          function("path_readlink", "iiiiii", PathCalls::readlink),
          function("path_remove_directory", "iii", PathCalls::removeDirectory),
          function("path_rename", "iiiiii", PathCalls::rename),
          function("path_symlink", "iiiii", PathCalls::symlink),
          function("path_unlink_file", "iii", PathCalls::unlink));

  private static final int FOLLOW = 1;

  private PathCalls() {}

  private static void createDirectory(WasiContext context, Arguments arguments)
      throws ErrnoException {
    context.files().createDirectory(entry(context, arguments, 0, Rights.PATH_CREATE_DIRECTORY));
  }

  private static void filestat(WasiContext context, Arguments arguments) throws ErrnoException {
    Node node = node(context, arguments, Rights.PATH_FILESTAT_GET);
    Records.putFilestat(context.memory(), arguments.i32(4), node);
  }

  private static void setTimes(WasiContext context, Arguments arguments) throws ErrnoException {
    Node node = node(context, arguments, Rights.PATH_FILESTAT_SET_TIMES);
    FileTimes.set(context, node, arguments.i64(4), arguments.i64(5), arguments.i32(6));
  }

  private static void link(WasiContext context, Arguments arguments) throws ErrnoException {
    Node node = node(context, arguments, Rights.PATH_LINK_SOURCE);
    context.files().link(node, entry(context, arguments, 4, Rights.PATH_LINK_TARGET));
  }

  private static void open(WasiContext context, Arguments arguments) throws ErrnoException {
    Directory directory = context.directory(arguments.i32(0), Rights.PATH_OPEN);
    int result = arguments.i32(8);
    context.memory().require(result, Integer.BYTES);
    Opening opening =
        new Opening(
            context.descriptor(arguments.i32(0)),
            follows(arguments.i32(1)),
            arguments.i32(4),
            arguments.i64(5) & Rights.ALL,
            arguments.i64(6) & Rights.ALL,
            arguments.i32(7));
    String path = path(context, arguments, 2);
    context.checkRoom();
    int fd = context.open(opening.open(context.files(), directory, path));
    context.memory().putInt(result, fd);
  }

  private static void readlink(WasiContext context, Arguments arguments) throws ErrnoException {
    Place place = entry(context, arguments, 0, Rights.PATH_READLINK);
    if (!(place.existing() instanceof SymbolicLink link)) {
      throw new ErrnoException(Errno.INVAL);
    }
    GuestMemory memory = context.memory();
    byte[] target = link.target().getBytes(StandardCharsets.UTF_8);
    int count = (int) Math.min(target.length, Integer.toUnsignedLong(arguments.i32(4)));
    memory.require(arguments.i32(5), Integer.BYTES);
    memory.putBytes(arguments.i32(3), target, count);
    memory.putInt(arguments.i32(5), count);
  }

  private static void removeDirectory(WasiContext context, Arguments arguments)
      throws ErrnoException {
    context.files().removeDirectory(entry(context, arguments, 0, Rights.PATH_REMOVE_DIRECTORY));
  }

  private static void rename(WasiContext context, Arguments arguments) throws ErrnoException {
    Place from = entry(context, arguments, 0, Rights.PATH_RENAME_SOURCE);
    context.files().rename(from, entry(context, arguments, 3, Rights.PATH_RENAME_TARGET));
  }

  private static void symlink(WasiContext context, Arguments arguments) throws ErrnoException {
    context.directory(arguments.i32(2), Rights.PATH_SYMLINK);
    String target = path(context, arguments, 0);
    context.files().createLink(target, entry(context, arguments, 2, Rights.PATH_SYMLINK));
  }

  private static void unlink(WasiContext context, Arguments arguments) throws ErrnoException {
    context.files().unlink(entry(context, arguments, 0, Rights.PATH_UNLINK_FILE));
  }

  /** What descriptor, look-up flags, path and its length from argument 0 on lead to. */
  private static Node node(WasiContext context, Arguments arguments, long right)
      throws ErrnoException {
    Directory directory = context.directory(arguments.i32(0), right);
    boolean follow = follows(arguments.i32(1));
    String path = path(context, arguments, 2);
    return context.files().resolve(directory, path, follow || path.endsWith("/")).existing();
  }

  /** The entry that descriptor, path and its length from argument {@code index} on name. */
  private static Place entry(WasiContext context, Arguments arguments, int index, long right)
      throws ErrnoException {
    Directory directory = context.directory(arguments.i32(index), right);
    return context.files().resolve(directory, path(context, arguments, index + 1), false);
  }

  private static String path(WasiContext context, Arguments arguments, int index)
      throws ErrnoException {
    int limit = context.files().limits().pathBytes();
    return context.memory().getPath(arguments.i32(index), arguments.i32(index + 1), limit);
  }

  private static boolean follows(int flags) throws ErrnoException {
    return WasiAbi.flags(flags, FOLLOW) == FOLLOW;
  }
}
