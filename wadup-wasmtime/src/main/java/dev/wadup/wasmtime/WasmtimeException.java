package dev.wadup.wasmtime;

import org.jspecify.annotations.Nullable;

/** libwasmtime refused or failed an operation. */
public class WasmtimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with what libwasmtime said. */
  public WasmtimeException(String message) {
    super(message);
  }

  WasmtimeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Without a Java stack trace, for what a guest can bring about as often as it likes. */
  WasmtimeException(String message, boolean writableStackTrace) {
    super(message, null, false, writableStackTrace);
  }
}
