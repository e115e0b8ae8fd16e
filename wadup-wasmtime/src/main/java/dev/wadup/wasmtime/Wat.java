package dev.wadup.wasmtime;

/** The WebAssembly text format. */
public final class Wat {
  private static final NativeFunction TO_WASM = NativeFunction.of("wasmtime_wat2wasm", 3);

  private Wat() {}

  /**
   * The binary format of a module in the text format.
   *
   * @throws WasmtimeException if it does not parse, with the line and column
   */
  public static byte[] toWasm(String text) {
    try (CBytes input = CBytes.of(text);
        ByteVector wasm = new ByteVector()) {
      long error = TO_WASM.call(input.address(), input.length(), wasm.address());
      if (error != 0) {
        throw Failures.error("parse the module's text", error);
      }
      return wasm.bytes();
    }
  }
}
