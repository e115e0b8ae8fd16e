package dev.wadup.manifest;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes that tell a format, at an offset from a content's start or, if negative, from its end. */
public final class MagicBytes {
  /** The longest magic number. */
  static final int MAX_LENGTH = 256;

  private static final String ANY = "??";

  private final long offset;
  private final byte[] value;
  private final byte[] mask;

  private MagicBytes(long offset, byte[] value, byte[] mask) {
    this.offset = offset;
    this.value = value;
    this.mask = mask;
  }

  /** The UTF-8 bytes of a text. */
  static MagicBytes ofText(long offset, String text) {
    return ofHex(offset, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Pairs of hexadecimal digits; {@code ??} stands for any byte.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static MagicBytes ofHex(long offset, String hex) {
    int length = hex.length() / 2;
    if (hex.length() % 2 != 0 || length == 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "is to have two digits for each of 1 to " + MAX_LENGTH + " bytes");
    }
    byte[] value = new byte[length];
    byte[] mask = new byte[length];
    for (int i = 0; i < length; i++) {
      if (!hex.startsWith(ANY, 2 * i)) {
        value[i] = (byte) HexFormat.fromHexDigits(hex, 2 * i, 2 * i + 2);
        mask[i] = -1;
      }
    }
    return new MagicBytes(offset, value, mask);
  }

  boolean isIn(ContentBytes bytes) throws ContentUnavailableException {
    long start = offset < 0 ? bytes.size() + offset : offset;
    if (start < 0 || start > bytes.size() - value.length) {
      return false;
    }
    byte[] found = new byte[value.length];
    bytes.copyTo(start, MemorySegment.ofArray(found), 0, found.length);
    for (int i = 0; i < found.length; i++) {
      if ((found[i] & mask[i]) != value[i]) {
        return false;
      }
    }
    return true;
  }
}
