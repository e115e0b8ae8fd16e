package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** The two clocks that every guest has; the CPU-time clocks are unsupported, EINVAL. */
final class ClockCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("clock_res_get", "ii", ClockCalls::resolution),
          function("clock_time_get", "ili", ClockCalls::time));

  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;
  private static final long RESOLUTION_NANOS = 1;

  private ClockCalls() {}

  static long now(WasiContext context, int clock) throws ErrnoException {
    return switch (clock) {
      case REALTIME -> context.clock().realtimeNanos();
      case MONOTONIC -> context.clock().monotonicNanos();
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  private static void resolution(WasiContext context, Arguments arguments) throws ErrnoException {
    now(context, arguments.i32(0));
    context.memory().putLong(arguments.i32(1), RESOLUTION_NANOS);
  }

  private static void time(WasiContext context, Arguments arguments) throws ErrnoException {
    context.memory().putLong(arguments.i32(2), now(context, arguments.i32(0)));
  }
}
