package dev.wadup.wasm;

/** A value type, as the binary format codes it. */
public enum ValType {
  I32(0x7f),
  I64(0x7e),
  F32(0x7d),
  F64(0x7c),
  V128(0x7b),
  FUNCREF(0x70),
  EXTERNREF(0x6f),
  /** Any other reference type. */
  REF(0x64);

  private final int code;

  ValType(int code) {
    this.code = code;
  }

  /** The byte that stands for it. */
  public int code() {
    return code;
  }

  /** Whether values are numbers, not references. */
  public boolean isNumber() {
    return this == I32 || this == I64 || this == F32 || this == F64;
  }

  static ValType read(ByteReader in) throws MalformedModuleException {
    int code = in.u8();
    for (ValType type : values()) {
      if (type.code == code && type != REF) {
        return type;
      }
    }
    return reference(in, code);
  }

  private static ValType reference(ByteReader in, int code) throws MalformedModuleException {
    if (code == 0x63 || code == 0x64) {
      in.skipLeb();
    } else if (code < 0x69 || code > 0x74) {
      throw in.malformed("the unknown type 0x" + Integer.toHexString(code));
    }
    return REF;
  }
}
