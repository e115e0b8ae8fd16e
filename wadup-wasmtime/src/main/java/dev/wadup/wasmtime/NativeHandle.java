package dev.wadup.wasmtime;

/** One owned C object: deleted once, never used after. */
final class NativeHandle {
  private final String what;
  private final NativeFunction delete;
  private long address;

  NativeHandle(String what, long address, NativeFunction delete) {
    if (address == 0) {
      throw new WasmtimeException("libwasmtime made no " + what);
    }
    this.what = what;
    this.address = address;
    this.delete = delete;
  }

  /**
   * Where it is.
   *
   * @throws IllegalStateException if it is closed
   */
  long address() {
    long open = address;
    if (open == 0) {
      throw new IllegalStateException("the " + what + " is closed");
    }
    return open;
  }

  /** Gives the object to C, which deletes it. */
  long release() {
    long given = address();
    address = 0;
    return given;
  }

  synchronized void close() {
    if (address != 0) {
      delete.call(release());
    }
  }
}
