package dev.wadup.wasmtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * A C function. Every parameter and result of the API is a pointer or an integer of at most 64
 * bits, so a function's type is the number of its arguments; {@code bool} and {@code uint8_t}
 * results carry their value in the low byte only. A record, because the JIT trusts a record's
 * fields: a call through a static constant costs what a bound handle costs.
 */
record NativeFunction(MethodHandle handle) {
  private static final SymbolLookup C = Linker.nativeLinker().defaultLookup();

  /** The function of libwasmtime with this name and number of arguments. */
  static NativeFunction of(String name, int arity) {
    return link(NativeLibrary.SYMBOLS, name, arity);
  }

  /** Like {@link #of}, for a function so short that the thread's change of state would dominate. */
  static NativeFunction ofShort(String name, int arity) {
    return link(NativeLibrary.SYMBOLS, name, arity, Linker.Option.critical(false));
  }

  /** The function of the C library with this name and number of arguments. */
  static NativeFunction ofC(String name, int arity) {
    return link(C, name, arity);
  }

  /** The address of a function of libwasmtime, for C to call. */
  static long addressOf(String name) {
    return find(NativeLibrary.SYMBOLS, name).address();
  }

  private static NativeFunction link(
      SymbolLookup library, String name, int arity, Linker.Option... options) {
    return new NativeFunction(
        Linker.nativeLinker().downcallHandle(find(library, name), descriptor(arity), options));
  }

  private static MemorySegment find(SymbolLookup library, String name) {
    return library
        .find(name)
        .orElseThrow(() -> new WasmtimeException("libwasmtime has no function " + name));
  }

  static FunctionDescriptor descriptor(int arity) {
    MemoryLayout[] arguments = new MemoryLayout[arity];
    Arrays.fill(arguments, ValueLayout.JAVA_LONG);
    return FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments);
  }

  long call() {
    try {
      return (long) handle.invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a) {
    try {
      return (long) handle.invokeExact(a);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b) {
    try {
      return (long) handle.invokeExact(a, b);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c) {
    try {
      return (long) handle.invokeExact(a, b, c);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c, long d) {
    try {
      return (long) handle.invokeExact(a, b, c, d);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long call(long a, long b, long c, long d, long e) {
    try {
      return (long) handle.invokeExact(a, b, c, d, e);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long call(long a, long b, long c, long d, long e, long f) {
    try {
      return (long) handle.invokeExact(a, b, c, d, e, f);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** A call with more arguments than registers; boxes them, so for set-up only. */
  long callMany(Object... arguments) {
    try {
      return (long) handle.invokeWithArguments(arguments);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private static RuntimeException unexpected(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException("a C function threw", failure);
    };
  }
}
