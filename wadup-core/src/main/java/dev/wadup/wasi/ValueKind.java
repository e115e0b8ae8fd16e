package dev.wadup.wasi;

/** The type of a WebAssembly parameter that preview1 uses. */
public enum ValueKind {
  I32,
  I64
}
