package dev.wadup.wasm;

/** What can be imported and exported, in the order of the binary format's codes. */
public enum ExternKind {
  FUNC(0),
  TABLE(1),
  MEMORY(2),
  GLOBAL(3),
  TAG(4);

  private static final ExternKind[] KINDS = values();

  private final int code;

  ExternKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExternKind read(ByteReader in) throws MalformedModuleException {
    int code = in.u8();
    if (code >= KINDS.length) {
      throw in.malformed("the unknown kind of import or export " + code);
    }
    return KINDS[code];
  }
}
