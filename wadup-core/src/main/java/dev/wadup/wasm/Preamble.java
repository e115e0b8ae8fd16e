package dev.wadup.wasm;

import java.nio.charset.StandardCharsets;

/** The eight bytes before the sections, and what stands there if it is something else. */
final class Preamble {
  static final int SIZE = 8;

  private static final int MAGIC = 0x6d736100;
  private static final int CORE = 1;
  private static final int COMPONENT_LAYER = 1;

  private Preamble() {}

  static void check(byte[] bytes) throws MalformedModuleException {
    if (bytes.length < 4 || word(bytes, 0) != MAGIC) {
      throw new MalformedModuleException("it is not WebAssembly: " + guess(bytes));
    }
    if (bytes.length < SIZE) {
      throw new MalformedModuleException("it is damaged: it ends after its first bytes");
    }
    int version = word(bytes, 4);
    if (version >>> 16 == COMPONENT_LAYER) {
      throw new MalformedModuleException(
          "it is a component (component model, WASI preview 2); build a core module, for instance"
              + " for the target wasm32-wasip1");
    }
    if (version != CORE) {
      throw new MalformedModuleException("it is of the unknown WebAssembly version " + version);
    }
  }

  private static String guess(byte[] bytes) {
    if (bytes.length == 0) {
      return "the file is empty";
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8).stripLeading();
    if (head.startsWith("(module") || head.startsWith(";;")) {
      return "it is WebAssembly text; translate it with wat2wasm";
    }
    return "its first bytes are not \\0asm";
  }

  private static int word(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | (bytes[offset + 3] & 0xff) << 24;
  }
}
