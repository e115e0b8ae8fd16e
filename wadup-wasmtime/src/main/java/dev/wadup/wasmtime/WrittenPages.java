package dev.wadup.wasmtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells which pages of a memory have been written since it was made, by asking Linux (6.7 or later)
 * for pages of its own: those still backed by the module's image or by nothing are as they were.
 * The request is {@code PAGEMAP_SCAN} of linux/fs.h. Not safe for use by several threads.
 */
public final class WrittenPages implements AutoCloseable {
  private static final String PAGEMAP = "/proc/self/pagemap";
  private static final long PAGEMAP_SCAN = 0xc0606610L;
  private static final int ARGUMENT_BYTES = 96;
  private static final int REGION_BYTES = 24;
  private static final int REGIONS = 512;
  private static final int MADV_NOHUGEPAGE = 15;

  private static final long IS_FILE = 1 << 2;
  private static final long IS_PRESENT = 1 << 3;
  private static final long IS_SWAPPED = 1 << 4;
  private static final long IS_ZERO = 1 << 5;

  private static final int START = 16;
  private static final int END = 24;
  private static final int WALK_END = 32;

  private final long descriptor;
  private final long argument;
  private final long regions;

  private WrittenPages(long descriptor) {
    this.descriptor = descriptor;
    this.argument = NativeMemory.allocate(ARGUMENT_BYTES + (long) REGIONS * REGION_BYTES);
    this.regions = argument + ARGUMENT_BYTES;
    long[] fields = {
      ARGUMENT_BYTES,
      0,
      0,
      0,
      0,
      regions,
      REGIONS,
      0,
      IS_FILE | IS_ZERO,
      IS_FILE | IS_ZERO,
      IS_PRESENT | IS_SWAPPED,
      IS_PRESENT
    };
    for (int i = 0; i < fields.length; i++) {
      NativeMemory.setLong(argument + 8L * i, fields[i]);
    }
  }

  /** A view on this process's pages; empty where the system gives none. */
  public static Optional<WrittenPages> open() {
    if (!Files.isReadable(Path.of(PAGEMAP))) {
      return Optional.empty();
    }
    try (CBytes path = CBytes.of(PAGEMAP + "\0")) {
      long descriptor = Calls.open(path.address());
      if (descriptor < 0) {
        return Optional.empty();
      }
      WrittenPages pages = new WrittenPages(descriptor);
      if (pages.scan(0, 0) >= 0) {
        return Optional.of(pages);
      }
      pages.close();
      return Optional.empty();
    }
  }

  /**
   * Sees that each page of this memory becomes writable by a fault of its own, never along with a
   * huge page around it.
   */
  public static void separate(MemorySegment memory) {
    Calls.MADVISE.call(memory.address(), memory.byteSize(), MADV_NOHUGEPAGE);
  }

  /**
   * Tells {@code sink} the offset and length of every range of this memory that may have been
   * written; false if the system could not say.
   *
   * @param memory a linear memory of an instance from the pool
   */
  public boolean find(MemorySegment memory, Range sink) {
    long end = memory.address() + memory.byteSize();
    long at = memory.address();
    while (at < end) {
      long found = scan(at, end);
      if (found < 0) {
        return false;
      }
      tell(memory, found, sink);
      at = NativeMemory.getLong(argument + WALK_END);
    }
    return true;
  }

  private long scan(long start, long end) {
    NativeMemory.setLong(argument + START, start);
    NativeMemory.setLong(argument + END, end);
    return Calls.ioctl(descriptor, argument);
  }

  private void tell(MemorySegment memory, long found, Range sink) {
    for (long i = 0; i < found; i++) {
      long start = NativeMemory.getLong(regions + i * REGION_BYTES);
      long end = NativeMemory.getLong(regions + i * REGION_BYTES + 8);
      sink.accept(start - memory.address(), end - start);
    }
  }

  @Override
  public void close() {
    NativeMemory.free(argument);
    Calls.close(descriptor);
  }

  /** Takes a range of bytes. */
  @FunctionalInterface
  public interface Range {
    /** One range, by its offset and length. */
    void accept(long offset, long length);
  }

  /** The C library's calls, of which two take variable arguments. */
  private static final class Calls {
    private static final NativeFunction CLOSE = NativeFunction.ofC("close", 1);
    private static final NativeFunction MADVISE = NativeFunction.ofC("madvise", 3);
    private static final MethodHandle OPEN = variadic("open", 1);
    private static final MethodHandle IOCTL = variadic("ioctl", 2);

    private static MethodHandle variadic(String name, int fixed) {
      FunctionDescriptor type =
          fixed == 1
              ? FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)
              : FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG);
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().find(name).orElseThrow(),
          type,
          Linker.Option.firstVariadicArg(fixed));
    }

    static long open(long path) {
      try {
        return (int) OPEN.invokeExact(path, 0);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    static long ioctl(long descriptor, long argument) {
      try {
        return (int) IOCTL.invokeExact((int) descriptor, PAGEMAP_SCAN, argument);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    static void close(long descriptor) {
      CLOSE.call(descriptor);
    }
  }
}
