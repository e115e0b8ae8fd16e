package dev.wadup.wasi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A guest without an engine: it makes calls with raw arguments, and every buffer it makes lies
 * between guard bytes that {@link #checkGuards} looks at.
 */
final class Guest {
  static final int OK = 0;
  static final int BADF = 8;
  static final int EXIST = 20;
  static final int FAULT = 21;
  static final int FBIG = 22;
  static final int ILSEQ = 25;
  static final int INVAL = 28;
  static final int IO = 29;
  static final int ISDIR = 31;
  static final int LOOP = 32;
  static final int MFILE = 33;
  static final int NAMETOOLONG = 37;
  static final int NOENT = 44;
  static final int NOSPC = 51;
  static final int NOTDIR = 54;
  static final int NOTEMPTY = 55;
  static final int NOTSOCK = 57;
  static final int NOTSUP = 58;
  static final int PERM = 63;
  static final int ROFS = 69;
  static final int SPIPE = 70;
  static final int NOTCAPABLE = 76;

  static final int ROOT = 3;
  static final int CREATE = 1;
  static final int DIRECTORY = 2;
  static final int EXCLUSIVE = 4;
  static final int TRUNCATE = 8;

  private static final byte GUARD = (byte) 0xA5;
  private static final int GUARD_BYTES = 32;
  private static final int SLOT_BYTES = 16;
  private static final Map<String, WasiFunction> FUNCTIONS =
      WasiFunction.all().stream()
          .collect(Collectors.toMap(WasiFunction::name, Function.identity()));

  final WasiContext context;
  private final MemorySegment memory;
  private final MemorySegment slots;
  private final Arguments arguments;
  private int top = GUARD_BYTES;

  Guest() {
    this(WasiContext.builder().build(), 1 << 20);
  }

  Guest(WasiContext context) {
    this(context, 1 << 20);
  }

  Guest(WasiContext context, int bytes) {
    this.context = context;
    memory = Arena.ofAuto().allocate(bytes).fill(GUARD);
    slots = Arena.ofAuto().allocate(16 * SLOT_BYTES);
    arguments = new Arguments(slots, SLOT_BYTES);
    context.memory().rebind(() -> memory);
  }

  MemorySegment memory() {
    return memory;
  }

  /** Calls a function; ints and longs as it declares them. Gives its errno. */
  int call(String name, Object... values) {
    WasiFunction function = Objects.requireNonNull(FUNCTIONS.get(name), name);
    if (values.length != function.parameters().size()) {
      throw new IllegalArgumentException(name + " takes " + function.parameters());
    }
    for (int i = 0; i < values.length; i++) {
      long value = ((Number) values[i]).longValue();
      slots.set(ValueLayout.JAVA_LONG_UNALIGNED, (long) i * SLOT_BYTES, value);
    }
    return function.call(context, arguments.at(0));
  }

  /** A zeroed buffer between guards. */
  int buffer(int bytes) {
    int pointer = top;
    memory.asSlice(pointer, bytes).fill((byte) 0);
    top += bytes + GUARD_BYTES;
    return pointer;
  }

  int bytes(byte[] content) {
    int pointer = buffer(content.length);
    MemorySegment.copy(content, 0, memory, ValueLayout.JAVA_BYTE, pointer, content.length);
    return pointer;
  }

  int text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One buffer as a list of one. */
  int vector(int pointer, int length) {
    int vector = buffer(8);
    putInt(vector, pointer);
    putInt(vector + 4, length);
    return vector;
  }

  /** Frees all buffers and guards them again. */
  void reset() {
    memory.asSlice(0, top).fill(GUARD);
    top = GUARD_BYTES;
  }

  /** Frees all buffers and guards all of memory, wherever a call may have written. */
  void guardAll() {
    memory.fill(GUARD);
    top = GUARD_BYTES;
  }

  void putInt(int pointer, int value) {
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, pointer, value);
  }

  int getInt(int pointer) {
    return memory.get(ValueLayout.JAVA_INT_UNALIGNED, pointer);
  }

  long getLong(int pointer) {
    return memory.get(ValueLayout.JAVA_LONG_UNALIGNED, pointer);
  }

  int getByte(int pointer) {
    return memory.get(ValueLayout.JAVA_BYTE, pointer);
  }

  byte[] get(int pointer, int length) {
    return memory.asSlice(pointer, length).toArray(ValueLayout.JAVA_BYTE);
  }

  String getText(int pointer, int length) {
    return new String(get(pointer, length), StandardCharsets.UTF_8);
  }

  /** Fails if a byte before {@code pointer} or after its {@code length} bytes was changed. */
  void checkGuards(int pointer, int length) {
    for (int i = 1; i <= GUARD_BYTES; i++) {
      if (getByte(pointer - i) != GUARD || getByte(pointer + length + i - 1) != GUARD) {
        throw new AssertionError("a byte beside the buffer at " + pointer + " was changed");
      }
    }
  }

  /** Opens with all rights that make sense; gives the descriptor or minus the errno. */
  int open(String path, int flags) {
    return open(ROOT, path, flags, Rights.FILE);
  }

  int openReadOnly(String path) {
    return open(ROOT, path, 0, Rights.FILE & ~Rights.FD_WRITE);
  }

  int open(int directory, String path, int flags, long rights) {
    int name = text(path);
    int length = path.getBytes(StandardCharsets.UTF_8).length;
    int result = buffer(4);
    int errno = call("path_open", directory, 1, name, length, flags, rights, Rights.ALL, 0, result);
    checkGuards(result, 4);
    return errno == 0 ? getInt(result) : -errno;
  }

  /** Calls a function on one path below the root. */
  int onPath(String name, String path) {
    return call(name, ROOT, text(path), path.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Writes; gives the number of bytes or minus the errno. */
  int write(int fd, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int result = buffer(4);
    int errno = call("fd_write", fd, vector(bytes(content), content.length), 1, result);
    return errno == 0 ? getInt(result) : -errno;
  }

  /** Reads at most this much; gives the text, or {@code E} and the errno. */
  String read(int fd, int length) {
    int pointer = buffer(length);
    int result = buffer(4);
    int errno = call("fd_read", fd, vector(pointer, length), 1, result);
    checkGuards(pointer, length);
    return errno == 0 ? getText(pointer, getInt(result)) : "E" + errno;
  }

  long seek(int fd, long offset, int whence) {
    int result = buffer(8);
    int errno = call("fd_seek", fd, offset, whence, result);
    return errno == 0 ? getLong(result) : -errno;
  }

  int close(int fd) {
    return call("fd_close", fd);
  }

  /** Makes a file with this content. */
  void create(String path, String text) {
    int fd = open(path, CREATE | TRUNCATE);
    write(fd, text);
    close(fd);
  }

  /** All of a file, or {@code E} and the errno. */
  String content(String path) {
    int fd = openReadOnly(path);
    if (fd < 0) {
      return "E" + -fd;
    }
    String text = read(fd, 65_536);
    close(fd);
    return text;
  }

  /** Numbers of a path's filestat, by offset; or minus the errno. */
  long stat(String path, int offset) {
    int result = buffer(64);
    int length = path.getBytes(StandardCharsets.UTF_8).length;
    int errno = call("path_filestat_get", ROOT, 0, text(path), length, result);
    checkGuards(result, 64);
    return errno == 0 ? getLong(result + offset) : -errno;
  }

  int twoPaths(String function, String from, String to) {
    int source = text(from);
    int target = text(to);
    return switch (function) {
      case "path_link" -> call(function, ROOT, 0, source, from.length(), ROOT, target, to.length());
      case "path_rename" -> call(function, ROOT, source, from.length(), ROOT, target, to.length());
      case "path_symlink" -> call(function, source, from.length(), ROOT, target, to.length());
      default -> throw new IllegalArgumentException(function);
    };
  }
}
