package dev.wadup.wasm;

/** What can be imported and exported, in the order of the binary format's codes. */
public enum ExternKind {
  FUNC,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG;

  private static final ExternKind[] KINDS = values();

  static ExternKind read(ByteReader in) throws MalformedModuleException {
    int code = in.u8();
    if (code >= KINDS.length) {
      throw in.malformed("the unknown kind of import or export " + code);
    }
    return KINDS[code];
  }
}
