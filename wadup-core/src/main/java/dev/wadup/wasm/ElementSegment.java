package dev.wadup.wasm;

/** One element segment: only its number of elements matters here. */
final class ElementSegment {
  private static final int PASSIVE_OR_DECLARED = 1;
  private static final int EXPLICIT = 2;
  private static final int EXPRESSIONS = 4;

  private ElementSegment() {}

  /** Passes over a segment and gives its number of elements. */
  static int read(ByteReader in) throws MalformedModuleException {
    int flags = in.u32();
    if (flags < 0 || flags > 7) {
      throw in.malformed("an element segment of the unknown kind " + flags);
    }
    if ((flags & PASSIVE_OR_DECLARED) == 0) {
      place(in, flags);
    }
    if ((flags & (PASSIVE_OR_DECLARED | EXPLICIT)) != 0) {
      kind(in, flags);
    }
    return elements(in, flags);
  }

  private static void place(ByteReader in, int flags) throws MalformedModuleException {
    if ((flags & EXPLICIT) != 0) {
      in.u32();
    }
    Instructions.skipExpression(in);
  }

  private static void kind(ByteReader in, int flags) throws MalformedModuleException {
    if ((flags & EXPRESSIONS) != 0) {
      ValType.read(in);
    } else {
      in.u8();
    }
  }

  private static int elements(ByteReader in, int flags) throws MalformedModuleException {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      if ((flags & EXPRESSIONS) != 0) {
        Instructions.skipExpression(in);
      } else {
        in.skipLeb();
      }
    }
    return count;
  }
}
