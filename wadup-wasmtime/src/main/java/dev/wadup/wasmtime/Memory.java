package dev.wadup.wasmtime;

import java.lang.foreign.MemorySegment;

/** A linear memory. It grows, but never moves. */
public final class Memory {
  private static final NativeFunction DATA = NativeFunction.of("wasmtime_memory_data", 2);
  private static final NativeFunction DATA_SIZE =
      NativeFunction.ofShort("wasmtime_memory_data_size", 2);

  private final Store store;
  private final long handle;
  private final long base;
  private MemorySegment known = MemorySegment.NULL;

  Memory(Store store, long handle) {
    this.store = store;
    this.handle = handle;
    this.base = DATA.call(store.context(), handle);
  }

  /** Bytes it holds now. */
  public long size() {
    return DATA_SIZE.call(store.context(), handle);
  }

  /**
   * Its bytes as of now; a guest that grows it makes no earlier segment invalid. Not to be used
   * once the store is closed.
   */
  public MemorySegment segment() {
    long size = size();
    if (size != known.byteSize()) {
      known = MemorySegment.ofAddress(base).reinterpret(size);
    }
    return known;
  }
}
