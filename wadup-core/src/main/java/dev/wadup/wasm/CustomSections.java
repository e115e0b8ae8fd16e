package dev.wadup.wasm;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Custom sections of modules, by their names: bytes that mean nothing to an engine. */
public final class CustomSections {
  private CustomSections() {}

  /**
   * The content of the first custom section of this name; everything else is passed over.
   *
   * @param module the bytes of a module; read as far as needed, not closed
   * @param maxBytes so much of a longer content is given
   * @throws MalformedModuleException if the bytes are no module, or damaged
   * @throws IOException if they can't be read
   */
  public static Optional<byte[]> find(InputStream module, String name, int maxBytes)
      throws IOException, MalformedModuleException {
    Preamble.check(module.readNBytes(Preamble.SIZE));
    try {
      for (int id = module.read(); id >= 0; id = module.read()) {
        byte[] prefix = prefix(name);
        long size = readU32(module);
        if (id != SectionId.CUSTOM || size < prefix.length) {
          module.skipNBytes(size);
          continue;
        }
        if (Arrays.equals(module.readNBytes(prefix.length), prefix)) {
          return Optional.of(module.readNBytes((int) Math.min(maxBytes, size - prefix.length)));
        }
        module.skipNBytes(size - prefix.length);
      }
      return Optional.empty();
    } catch (EOFException e) {
      throw new MalformedModuleException("it is damaged: the end comes too early");
    }
  }

  /**
   * The module without its custom sections of this name, and with one that holds {@code content}.
   *
   * @param content null for none
   * @throws MalformedModuleException if the bytes are no module, or damaged
   */
  public static byte[] replace(byte[] module, String name, byte @Nullable [] content)
      throws MalformedModuleException {
    byte[] prefix = prefix(name);
    ByteWriter out = new ByteWriter().bytes(module, 0, Preamble.SIZE);
    for (WasmModule.Section section : WasmModule.read(module).sections()) {
      if (section.id() != SectionId.CUSTOM || !begins(module, section.content(), prefix)) {
        out.bytes(module, section.whole().start(), section.whole().end());
      }
    }
    if (content != null) {
      ByteWriter named = new ByteWriter().bytes(prefix, 0, prefix.length);
      out.section(SectionId.CUSTOM, named.bytes(content, 0, content.length));
    }
    return out.toByteArray();
  }

  /** What a custom section of this name begins with, as every known tool writes it. */
  private static byte[] prefix(String name) {
    return new ByteWriter().name(name).toByteArray();
  }

  private static boolean begins(byte[] module, WasmModule.Range range, byte[] prefix) {
    int end = Math.min(range.end(), range.start() + prefix.length);
    return Arrays.equals(module, range.start(), end, prefix, 0, prefix.length);
  }

  private static long readU32(InputStream in) throws IOException, MalformedModuleException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedModuleException("it is damaged: a section's size over 32 bits");
  }
}
