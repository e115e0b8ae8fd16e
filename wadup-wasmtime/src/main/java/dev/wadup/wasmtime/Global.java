package dev.wadup.wasmtime;

import dev.wadup.wasmtime.ExternType.GlobalType;

/** A global variable. */
public final class Global {
  private static final int VALUE_OFFSET = 8;
  private static final NativeFunction GET = NativeFunction.of("wasmtime_global_get", 3);
  private static final NativeFunction SET = NativeFunction.of("wasmtime_global_set", 3);

  private final Store store;
  private final long handle;
  private final GlobalType type;

  Global(Store store, long handle, GlobalType type) {
    this.store = store;
    this.handle = handle;
    this.type = type;
  }

  /** The type. */
  public GlobalType type() {
    return type;
  }

  /** The value's bits: an i32 or f32 in the low half. */
  public long bits() {
    GET.call(store.context(), handle, store.scratch());
    return NativeMemory.getLong(store.scratch() + VALUE_OFFSET) & mask();
  }

  /**
   * Sets a numeric global to these bits.
   *
   * @throws WasmtimeException if it is not mutable
   */
  public void setBits(long bits) {
    NativeMemory.setLong(store.scratch(), type.content().kind());
    NativeMemory.setLong(store.scratch() + VALUE_OFFSET, bits);
    long error = SET.call(store.context(), handle, store.scratch());
    if (error != 0) {
      throw Failures.error("set a global", error);
    }
  }

  private long mask() {
    return switch (type.content()) {
      case I32, F32 -> 0xffff_ffffL;
      default -> -1L;
    };
  }
}
