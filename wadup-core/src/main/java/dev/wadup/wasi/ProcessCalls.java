package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.diverging;
import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** Arguments, environment and the end of a guest. */
final class ProcessCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("args_get", "ii", (c, a) -> c.arguments().put(c.memory(), a.i32(0), a.i32(1))),
          function("args_sizes_get", "ii", (c, a) -> putSizes(c, c.arguments(), a)),
          function(
              "environ_get", "ii", (c, a) -> c.environment().put(c.memory(), a.i32(0), a.i32(1))),
          function("environ_sizes_get", "ii", (c, a) -> putSizes(c, c.environment(), a)),
          diverging("proc_exit", "i", (c, a) -> exit(a.i32(0))),
          function("proc_raise", "i", ProcessCalls::raise),
          function("sched_yield", "", (c, a) -> c.deadline().check()));

  private ProcessCalls() {}

  private static void putSizes(WasiContext context, StringList strings, Arguments arguments)
      throws ErrnoException {
    GuestMemory memory = context.memory();
    memory.require(arguments.i32(1), Integer.BYTES);
    memory.putInt(arguments.i32(0), strings.count());
    memory.putInt(arguments.i32(1), strings.bytes());
  }

  private static void exit(int code) {
    throw new GuestExit(code);
  }

  /** There are no signals; preview1 has dropped the call. */
  private static void raise(WasiContext context, Arguments arguments) throws ErrnoException {
    throw new ErrnoException(Errno.NOTSUP);
  }
}
