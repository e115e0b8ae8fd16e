package dev.wadup.wasmtime;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The one entry from C into Java: calls the host function that the {@code env} argument numbers. No
 * exception leaves it, since that would end the VM.
 */
final class HostCalls {
  private static final NativeFunction TRAP_NEW = NativeFunction.of("wasmtime_trap_new", 2);
  private static final CBytes TRAP_MESSAGE = CBytes.of("a host function failed");

  private final List<HostFunction> defined = new ArrayList<>();
  private volatile HostFunction[] functions = new HostFunction[0];
  // Freed when the last linker, module and store that may call it is garbage.
  private final MemorySegment stub;

  HostCalls() {
    stub =
        Linker.nativeLinker()
            .upcallStub(target().bindTo(this), NativeFunction.descriptor(4), Arena.ofAuto());
  }

  private static MethodHandle target() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              HostCalls.class,
              "enter",
              MethodType.methodType(long.class, long.class, long.class, long.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a function; its number is the {@code env} that C must pass. */
  synchronized long add(HostFunction function) {
    defined.add(function);
    functions = defined.toArray(HostFunction[]::new);
    return defined.size() - 1L;
  }

  /** The {@code wasmtime_func_unchecked_callback_t}. */
  long address() {
    return stub.address();
  }

  /** Called by C; 0 for a normal return, otherwise the {@code wasm_trap_t} that ends the guest. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // C decides what it passes
  private long enter(long env, long caller, long values, long count) {
    try {
      Store.current().enter(functions[(int) env], values);
      return 0;
    } catch (Throwable failure) {
      return refuse(failure);
    }
  }

  private static long refuse(Throwable failure) {
    try {
      Store.current().fail(failure);
    } catch (Throwable again) {
      // Nothing left to do but end the guest.
    }
    try {
      return TRAP_NEW.call(TRAP_MESSAGE.address(), TRAP_MESSAGE.length());
    } catch (Throwable again) {
      return 0;
    }
  }
}
