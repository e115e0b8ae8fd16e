package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** Waiting; never beyond the guest's deadline. */
final class PollCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(function("poll_oneoff", "iiii", PollCalls::poll));

  private PollCalls() {}

  private static void poll(WasiContext context, Arguments arguments) throws ErrnoException {
    int count = arguments.i32(2);
    if (count <= 0 || count > context.limits().subscriptions()) {
      throw new ErrnoException(Errno.INVAL);
    }
    context.memory().require(arguments.i32(3), Integer.BYTES);
    Poll poll = new Poll(context, arguments.i32(0), arguments.i32(1), count);
    context.memory().putInt(arguments.i32(3), poll.run());
  }
}
