package dev.wadup.content;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A name as the file system holds it. Text made from a {@link Path} loses bytes that the platform's
 * encoding does not know: where that may have happened, they come from its URI, which keeps them,
 * and the way back is through a URI as well.
 */
final class RawName {
  private static final boolean PLATFORM_IS_UTF8 =
      "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

  private final byte[] bytes;
  private final String text;

  private RawName(byte[] bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  static RawName of(byte[] bytes) {
    return new RawName(bytes, new String(bytes, StandardCharsets.UTF_8));
  }

  /** The last name of a path. */
  static RawName last(Path path) {
    String text = String.valueOf(path.getFileName());
    if (isFaithful(text)) {
      return new RawName(text.getBytes(StandardCharsets.UTF_8), text);
    }
    byte[] whole = absoluteBytes(path);
    return of(Arrays.copyOfRange(whole, lastSlash(whole) + 1, whole.length));
  }

  /** The absolute path. */
  static RawName absolute(Path path) {
    String text = path.toAbsolutePath().toString();
    return isFaithful(text)
        ? new RawName(text.getBytes(StandardCharsets.UTF_8), text)
        : of(absoluteBytes(path));
  }

  byte[] bytes() {
    return bytes;
  }

  /** The name for people, with U+FFFD for what is not UTF-8. */
  String text() {
    return text;
  }

  /** This name, or relative path, in a directory; an absolute path stays what it is. */
  Path in(Path directory) {
    if (isFaithful(text)) {
      return directory.resolve(text);
    }
    byte[] whole = bytes[0] == '/' ? bytes : join(absoluteBytes(directory), bytes);
    return Path.of(URI.create("file://" + PercentEncoding.encode(whole)));
  }

  /** These bytes, percent-encoded. */
  String encoded() {
    return isUtf8() ? PercentEncoding.encode(text) : PercentEncoding.encode(bytes);
  }

  boolean isUtf8() {
    if (text.indexOf('\uFFFD') < 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] join(byte[] directory, byte[] name) {
    byte[] path = Arrays.copyOf(directory, directory.length + 1 + name.length);
    path[directory.length] = '/';
    System.arraycopy(name, 0, path, directory.length + 1, name.length);
    return path;
  }

  private static boolean isFaithful(String text) {
    return PLATFORM_IS_UTF8 ? text.indexOf('\uFFFD') < 0 : text.chars().allMatch(c -> c < 0x80);
  }

  private static byte[] absoluteBytes(Path path) {
    byte[] bytes = PercentEncoding.decode(path.toAbsolutePath().toUri().getRawPath());
    boolean directory = bytes.length > 1 && bytes[bytes.length - 1] == '/';
    return directory ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }

  private static int lastSlash(byte[] bytes) {
    int i = bytes.length - 1;
    while (i >= 0 && bytes[i] != '/') {
      i--;
    }
    return i;
  }
}
