package dev.wadup.wasm;

/** Bytes are no WebAssembly module that this reader knows; the message says what they are. */
public final class MalformedModuleException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedModuleException(String message) {
    super(message);
  }
}
