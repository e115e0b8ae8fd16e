package dev.wadup.wasmtime;

/** The type of a WebAssembly value. */
public enum ValueType {
  I32(0),
  I64(1),
  F32(2),
  F64(3),
  /** A reference, opaque to this binding. */
  EXTERNREF(128),
  FUNCREF(129),
  /** A type this binding has no name for, for instance v128. */
  OTHER(-1);

  private final int kind;

  ValueType(int kind) {
    this.kind = kind;
  }

  /** The {@code wasm_valkind_t}. */
  int kind() {
    return kind;
  }

  static ValueType of(int kind) {
    for (ValueType type : values()) {
      if (type.kind == kind) {
        return type;
      }
    }
    return OTHER;
  }
}
