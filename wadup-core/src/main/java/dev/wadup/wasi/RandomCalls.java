package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** Random bytes. */
final class RandomCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(function("random_get", "ii", RandomCalls::random));

  private static final int CHUNK_BYTES = 1 << 16;

  private RandomCalls() {}

  private static void random(WasiContext context, Arguments arguments) throws ErrnoException {
    int pointer = arguments.i32(0);
    long length = Integer.toUnsignedLong(arguments.i32(1));
    context.memory().require(pointer, length);
    byte[] chunk = new byte[(int) Math.min(length, CHUNK_BYTES)];
    for (long done = 0; done < length; done += chunk.length) {
      context.deadline().check();
      context.random().fill(chunk);
      int count = (int) Math.min(chunk.length, length - done);
      context.memory().putBytes((int) (pointer + done), chunk, count);
    }
  }
}
