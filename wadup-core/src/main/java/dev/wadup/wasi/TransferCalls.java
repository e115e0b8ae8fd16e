package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.Node;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Reads and writes: each byte is copied once, between a node and linear memory. They are the calls
 * that guests make most, and allocate nothing.
 */
final class TransferCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("fd_read", "iiii", TransferCalls::read),
          function("fd_pread", "iiili", TransferCalls::pread),
          function("fd_write", "iiii", TransferCalls::write),
          function("fd_pwrite", "iiili", TransferCalls::pwrite));

  /** How much is copied between two looks at the deadline. */
  private static final long CHUNK_BYTES = 1L << 20;

  private TransferCalls() {}

  private static void read(WasiContext context, Arguments arguments)
      throws ErrnoException, ContentUnavailableException {
    Descriptor descriptor = readable(context, arguments.i32(0));
    int result = arguments.i32(3);
    checkBuffers(context, arguments, result);
    long count = fill(context, arguments, descriptor.node(), descriptor.offset());
    descriptor.offset(descriptor.offset() + count);
    context.memory().putInt(result, (int) count);
  }

  private static void pread(WasiContext context, Arguments arguments)
      throws ErrnoException, ContentUnavailableException {
    Descriptor descriptor = readable(context, arguments.i32(0));
    long position = position(descriptor, arguments.i64(3));
    int result = arguments.i32(4);
    checkBuffers(context, arguments, result);
    long count = fill(context, arguments, descriptor.node(), position);
    context.memory().putInt(result, (int) count);
  }

  private static void write(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = writable(context, arguments.i32(0));
    int result = arguments.i32(3);
    checkBuffers(context, arguments, result);
    Node node = descriptor.node();
    long position = descriptor.appends() ? node.size() : descriptor.offset();
    long count = drain(context, arguments, descriptor, position);
    descriptor.offset(position + count);
    context.memory().putInt(result, (int) count);
  }

  private static void pwrite(WasiContext context, Arguments arguments) throws ErrnoException {
    Descriptor descriptor = writable(context, arguments.i32(0));
    long position = position(descriptor, arguments.i64(3));
    int result = arguments.i32(4);
    checkBuffers(context, arguments, result);
    context.memory().putInt(result, (int) drain(context, arguments, descriptor, position));
  }

  private static Descriptor readable(WasiContext context, int fd) throws ErrnoException {
    return withRight(context.descriptor(fd), Rights.FD_READ);
  }

  private static Descriptor writable(WasiContext context, int fd) throws ErrnoException {
    return withRight(context.descriptor(fd), Rights.FD_WRITE);
  }

  /** POSIX programs expect EBADF where a descriptor is not open for reading or writing. */
  private static Descriptor withRight(Descriptor descriptor, long right) throws ErrnoException {
    if ((descriptor.rights() & right) == 0) {
      throw new ErrnoException(descriptor.isDirectory() ? Errno.ISDIR : Errno.BADF);
    }
    return descriptor;
  }

  private static long position(Descriptor descriptor, long position) throws ErrnoException {
    if (descriptor.isStream()) {
      throw new ErrnoException(Errno.SPIPE);
    }
    if (position < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return position;
  }

  /** Looks at all the call was given before it changes anything. */
  private static void checkBuffers(WasiContext context, Arguments arguments, int result)
      throws ErrnoException {
    GuestMemory memory = context.memory();
    int vectors = arguments.i32(1);
    int count = arguments.i32(2);
    if (Integer.compareUnsigned(count, context.limits().iovecs()) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.require(result, Integer.BYTES);
    memory.require(vectors, (long) count * Records.IOVEC_BYTES);
    long total = 0;
    for (int i = 0; i < count; i++) {
      int vector = vectors + i * Records.IOVEC_BYTES;
      long length = Integer.toUnsignedLong(memory.getInt(vector + Integer.BYTES));
      memory.require(memory.getInt(vector), length);
      total += length;
    }
    if (total > context.limits().transferBytes()) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  private static long fill(WasiContext context, Arguments arguments, Node node, long position)
      throws ErrnoException, ContentUnavailableException {
    GuestMemory memory = context.memory();
    long done = 0;
    for (int i = 0; i < arguments.i32(2); i++) {
      int vector = arguments.i32(1) + i * Records.IOVEC_BYTES;
      int pointer = memory.getInt(vector);
      long length = Integer.toUnsignedLong(memory.getInt(vector + Integer.BYTES));
      long count = fillOne(context, node, position + done, pointer, length);
      done += count;
      if (count < length) {
        return done;
      }
    }
    return done;
  }

  private static long fillOne(
      WasiContext context, Node node, long position, int pointer, long length)
      throws ErrnoException, ContentUnavailableException {
    long done = 0;
    while (done < length) {
      long wanted = Math.min(length - done, CHUNK_BYTES);
      long target = GuestMemory.offset(pointer) + done;
      long count =
          node.read(position + done, context.memory().require(pointer, length), target, wanted);
      done += count;
      if (count < wanted) {
        return done;
      }
      if (done < length) {
        context.deadline().check();
      }
    }
    return done;
  }

  /** Writes what fits: a failure after the first bytes shows as a short write. */
  private static long drain(
      WasiContext context, Arguments arguments, Descriptor descriptor, long position)
      throws ErrnoException {
    long done = 0;
    try {
      for (int i = 0; i < arguments.i32(2); i++) {
        int vector = arguments.i32(1) + i * Records.IOVEC_BYTES;
        long length = Integer.toUnsignedLong(context.memory().getInt(vector + Integer.BYTES));
        for (long part = 0; part < length; part += CHUNK_BYTES) {
          done += drainChunk(context, descriptor, position + done, vector, part);
        }
      }
    } catch (ErrnoException e) {
      if (done == 0) {
        throw e;
      }
    }
    return done;
  }

  private static long drainChunk(
      WasiContext context, Descriptor descriptor, long position, int vector, long part)
      throws ErrnoException {
    if (part > 0) {
      context.deadline().check();
    }
    GuestMemory memory = context.memory();
    int pointer = memory.getInt(vector);
    long length = Integer.toUnsignedLong(memory.getInt(vector + Integer.BYTES));
    long count = Math.min(length - part, CHUNK_BYTES);
    MemorySegment source = memory.require(pointer, length);
    descriptor.node().write(position, source, GuestMemory.offset(pointer) + part, count);
    descriptor.markWritten();
    return count;
  }
}
