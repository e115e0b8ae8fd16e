package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.GuestTrap;
import dev.wadup.engine.guest.TrapKind;
import dev.wadup.wasi.Arguments;
import dev.wadup.wasi.ValueKind;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasi.WasiFunction;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Val;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The host calls of one guest: moves their arguments, and keeps what they throw. */
final class HostCalls {
  /**
   * The binding makes a JNI reference for every argument of every host call and frees none before
   * the guest returns: some 300 bytes a call.
   */
  static final int MOST_CALLS = 1_000_000;

  private static final int MOST_PARAMETERS = 16;
  private static final Val SUCCESS = Val.fromI32(0);

  private final Supplier<WasiContext> world;
  private final long[] slots = new long[MOST_PARAMETERS];
  private final Arguments arguments = new Arguments(MemorySegment.ofArray(slots), Long.BYTES);
  private int calls;
  private @Nullable Throwable failure;

  HostCalls(Supplier<WasiContext> world) {
    this.world = world;
  }

  /** What the binding calls for this function. */
  Func.Handler<Void> handler(WasiFunction function) {
    return (caller, values, results) -> {
      try {
        call(function, values, results);
      } catch (Throwable thrown) {
        failure = thrown;
        throw new GuestEnd();
      }
    };
  }

  /** Forgets the calls of an earlier entry into the guest. */
  void begin() {
    calls = 0;
    failure = null;
  }

  /** What a host call threw to end the guest; null if none did. */
  @Nullable Throwable failure() {
    return failure;
  }

  private void call(WasiFunction function, Val[] values, Val[] results) {
    if (++calls > MOST_CALLS) {
      throw tooMany();
    }
    read(function.parameters(), values);
    int errno = function.call(world.get(), arguments.at(0));
    if (function.hasResult()) {
      results[0] = errno == 0 ? SUCCESS : Val.fromI32(errno);
    }
  }

  private void read(List<ValueKind> parameters, Val[] values) {
    for (int i = 0; i < values.length; i++) {
      slots[i] = parameters.get(i) == ValueKind.I64 ? values[i].i64() : values[i].i32();
    }
  }

  private static GuestTrap tooMany() {
    return new GuestTrap(
        TrapKind.OTHER,
        String.format(
            Locale.ROOT,
            "more than %,d host calls for one content, and the engine kawamuray keeps memory for"
                + " each; use --engine wasmtime",
            MOST_CALLS));
  }

  /** Ends the guest: the binding takes its message, and forgets the exception itself. */
  private static final class GuestEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GuestEnd() {
      super("a host function ended the guest", null, false, false);
    }
  }
}
