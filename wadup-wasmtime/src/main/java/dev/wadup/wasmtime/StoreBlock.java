package dev.wadup.wasmtime;

import java.util.ArrayList;
import java.util.List;

/** C memory of one store: two out parameters, then handles that live as long as the store. */
final class StoreBlock implements AutoCloseable {
  static final int SCRATCH_BYTES = 64;

  private static final int TRAP_BYTES = 16;
  private static final int CHUNK_BYTES = 1024;

  private final List<Long> chunks = new ArrayList<>(1);
  private final long first;
  private long next;
  private long end;

  StoreBlock() {
    first = chunk(CHUNK_BYTES);
    next = first + TRAP_BYTES + SCRATCH_BYTES;
  }

  long trap() {
    return first;
  }

  long scratch() {
    return first + TRAP_BYTES;
  }

  long allocate(int size) {
    int rounded = (size + 15) & -16;
    if (next + rounded > end) {
      next = chunk(Math.max(CHUNK_BYTES, rounded));
    }
    long address = next;
    next += rounded;
    return address;
  }

  private long chunk(int size) {
    long chunk = NativeMemory.allocate(size);
    chunks.add(chunk);
    end = chunk + size;
    return chunk;
  }

  @Override
  public void close() {
    chunks.forEach(NativeMemory::free);
    chunks.clear();
  }
}
