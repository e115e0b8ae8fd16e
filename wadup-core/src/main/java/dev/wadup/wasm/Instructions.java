package dev.wadup.wasm;

/**
 * Walks over instructions, for those who look for certain ones. Two-part opcodes are told as {@code
 * prefix << 16 | number}. Instructions of proposals that are off (exceptions, garbage collection)
 * are refused.
 */
final class Instructions {
  private static final int END = 0x0b;
  private static final int BULK = 0xfc;
  private static final int VECTOR = 0xfd;
  private static final int ATOMIC = 0xfe;
  private static final int OTHER_MEMORY = 0x40;

  private final ByteReader in;
  private final Visitor seen;

  private Instructions(ByteReader in, Visitor seen) {
    this.in = in;
    this.seen = seen;
  }

  /** Passes over a constant expression and its end. */
  static void skipExpression(ByteReader in) throws MalformedModuleException {
    Instructions walk = new Instructions(in, (opcode, start, end) -> {});
    int opcode;
    do {
      opcode = walk.next();
    } while (opcode != END);
  }

  /** Tells every opcode of a function's code, its declarations of locals passed over. */
  static void walkBody(ByteReader in, Visitor seen) throws MalformedModuleException {
    int groups = in.count();
    for (int i = 0; i < groups; i++) {
      in.skipLeb();
      ValType.read(in);
    }
    Instructions walk = new Instructions(in, seen);
    while (in.hasMore()) {
      walk.next();
    }
  }

  private int next() throws MalformedModuleException {
    int start = in.position();
    int opcode = in.u8();
    if (opcode >= BULK && opcode <= ATOMIC) {
      opcode = prefixed(opcode);
    } else {
      immediates(opcode);
    }
    seen.instruction(opcode, start, in.position());
    return opcode;
  }

  private int prefixed(int prefix) throws MalformedModuleException {
    int number = in.u32();
    switch (prefix) {
      case BULK -> bulk(number);
      case VECTOR -> vector(number);
      default -> atomic(number);
    }
    return prefix << 16 | number;
  }

  private void immediates(int opcode) throws MalformedModuleException {
    switch (opcode) {
      case 0x02, 0x03, 0x04, 0xd0 -> in.skipLeb();
      case 0x0c, 0x0d, 0x10, 0x12, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26 -> in.skipLeb();
      case 0x3f, 0x40, 0x41, 0x42, 0xd2 -> in.skipLeb();
      case 0x11, 0x13 -> skipLebs(2);
      case 0x0e -> skipLebs(in.count() + 1);
      case 0x1c -> types();
      case 0x43 -> in.skip(4);
      case 0x44 -> in.skip(8);
      case 0x00, 0x01, 0x05, END, 0x0f, 0x1a, 0x1b, 0xd1 -> {}
      default -> memoryOrNumeric(opcode);
    }
  }

  private void memoryOrNumeric(int opcode) throws MalformedModuleException {
    if (opcode >= 0x28 && opcode <= 0x3e) {
      memoryArgument();
    } else if (opcode < 0x45 || opcode > 0xc4) {
      throw in.malformed("the unknown instruction 0x" + Integer.toHexString(opcode));
    }
  }

  private void bulk(int number) throws MalformedModuleException {
    switch (number) {
      case 8, 10, 12, 14 -> skipLebs(2);
      case 9, 11, 13, 15, 16, 17 -> in.skipLeb();
      default -> {
        if (number > 22) {
          throw in.malformed("the unknown instruction 0xfc " + number);
        }
      }
    }
  }

  private void vector(int number) throws MalformedModuleException {
    if (number <= 11 || number == 92 || number == 93) {
      memoryArgument();
    } else if (number == 12 || number == 13) {
      in.skip(16);
    } else if (number >= 21 && number <= 34) {
      in.skip(1);
    } else if (number >= 84 && number <= 91) {
      memoryArgument();
      in.skip(1);
    }
  }

  private void atomic(int number) throws MalformedModuleException {
    if (number == 3) {
      in.skip(1);
    } else {
      memoryArgument();
    }
  }

  private void memoryArgument() throws MalformedModuleException {
    if ((in.u32() & OTHER_MEMORY) != 0) {
      in.skipLeb();
    }
    in.skipLeb();
  }

  private void types() throws MalformedModuleException {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      ValType.read(in);
    }
  }

  private void skipLebs(int count) throws MalformedModuleException {
    for (int i = 0; i < count; i++) {
      in.skipLeb();
    }
  }

  /** Is told of each instruction. */
  interface Visitor {
    /** One instruction, from {@code start} to before {@code end} of the module. */
    void instruction(int opcode, int start, int end);
  }
}
