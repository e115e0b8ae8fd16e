package dev.wadup.wasmtime;

import java.nio.charset.StandardCharsets;

/** Bytes or UTF-8 text handed to C by address and length. */
record CBytes(long address, long length) implements AutoCloseable {
  static CBytes of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static CBytes of(byte[] bytes) {
    long address = NativeMemory.allocate(Math.max(1, bytes.length));
    NativeMemory.setBytes(address, bytes);
    return new CBytes(address, bytes.length);
  }

  @Override
  public void close() {
    NativeMemory.free(address);
  }
}
