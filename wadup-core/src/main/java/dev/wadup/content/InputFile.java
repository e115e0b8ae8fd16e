package dev.wadup.content;

import java.nio.file.Path;

/**
 * A regular file that a scan found, not yet opened.
 *
 * @param input the input's real absolute path, or its given name
 * @param file where it is
 * @param filename its last name, with U+FFFD for what is not UTF-8
 * @param path its path below the input, for people, likewise
 * @param pathRaw the same path, its raw bytes percent-encoded
 * @param isUtf8 whether the path's bytes are UTF-8
 * @param size bytes when it was found
 * @param modifiedNanos modification time when it was found, in nanoseconds since the epoch
 * @param depth 0, save for what was extracted by an earlier run
 */
public record InputFile(
    String input,
    Path file,
    String filename,
    String path,
    String pathRaw,
    boolean isUtf8,
    long size,
    long modifiedNanos,
    int depth) {
  /** The raw bytes of the path below the input. */
  public byte[] pathBytes() {
    return PercentEncoding.decode(pathRaw);
  }
}
