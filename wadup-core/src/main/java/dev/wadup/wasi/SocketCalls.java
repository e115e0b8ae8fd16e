package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** Guests have no sockets: whatever descriptor they name is none. */
final class SocketCalls {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("sock_accept", "iii", (c, a) -> refuse(c, a, Errno.NOTSUP)),
          function("sock_recv", "iiiiii", (c, a) -> refuse(c, a, Errno.NOTSUP)),
          function("sock_send", "iiiii", (c, a) -> refuse(c, a, Errno.NOTSUP)),
          function("sock_shutdown", "ii", (c, a) -> refuse(c, a, Errno.NOTSOCK)));

  private SocketCalls() {}

  private static void refuse(WasiContext context, Arguments arguments, Errno reason)
      throws ErrnoException {
    context.descriptor(arguments.i32(0));
    throw new ErrnoException(reason);
  }
}
