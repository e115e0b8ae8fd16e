package dev.wadup.wasi;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/**
 * One function of {@code wasi_snapshot_preview1}, ready for any engine.
 *
 * @param name as imported
 * @param parameters kinds in order
 * @param hasResult whether it returns an i32, its errno
 * @param handler what it does
 */
public record WasiFunction(
    String name, List<ValueKind> parameters, boolean hasResult, Handler handler) {
  /** The module name under which guests import these functions. */
  public static final String MODULE = "wasi_snapshot_preview1";

  /** Does the work of one function; whoever returns succeeded. */
  @FunctionalInterface
  public interface Handler {
    /** Performs the call. */
    void call(WasiContext context, Arguments arguments)
        throws ErrnoException, ContentUnavailableException;
  }

  /** Every function of preview1. */
  public static List<WasiFunction> all() {
    return Preview1.FUNCTIONS;
  }

  /** A function that returns an errno; {@code i} is an i32 parameter, {@code l} an i64. */
  static WasiFunction function(String name, String parameters, Handler handler) {
    return new WasiFunction(name, kinds(parameters), true, handler);
  }

  /** A function that returns nothing because it never returns. */
  static WasiFunction diverging(String name, String parameters, Handler handler) {
    return new WasiFunction(name, kinds(parameters), false, handler);
  }

  /**
   * Performs the call and returns the errno's number, 0 for success. Allocates nothing on success.
   *
   * @throws GuestExit if the guest asked to end
   * @throws DeadlineExceeded if its time is over
   */
  public int call(WasiContext context, Arguments arguments) {
    try {
      handler.call(context, arguments);
      return 0;
    } catch (ErrnoException e) {
      return WasiAbi.number(e.errno());
    } catch (ContentUnavailableException e) {
      context.contentFailed(e);
      return WasiAbi.number(Errno.IO);
    }
  }

  private static List<ValueKind> kinds(String letters) {
    return letters.chars().mapToObj(c -> c == 'l' ? ValueKind.I64 : ValueKind.I32).toList();
  }
}
