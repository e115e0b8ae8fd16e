package dev.wadup.wasmtime;

/** A {@code wasm_byte_vec_t} that C fills and Java gives back: a size, then a pointer. */
final class ByteVector implements AutoCloseable {
  private static final NativeFunction DELETE = NativeFunction.of("wasm_byte_vec_delete", 1);

  private final long address = NativeMemory.allocate(16);

  long address() {
    return address;
  }

  byte[] bytes() {
    return NativeMemory.getBytes(data(address), size(address));
  }

  /** The bytes as UTF-8 text. */
  String text() {
    return text(address);
  }

  /** The text of a {@code wasm_name_t} that somebody else owns. */
  static String text(long vector) {
    return NativeMemory.getText(data(vector), size(vector));
  }

  /** How many elements a vector of any type holds. */
  static long size(long vector) {
    return NativeMemory.getLong(vector);
  }

  /** Where the elements of a vector of any type begin. */
  static long data(long vector) {
    return NativeMemory.getLong(vector + 8);
  }

  @Override
  public void close() {
    DELETE.call(address);
    NativeMemory.free(address);
  }
}
