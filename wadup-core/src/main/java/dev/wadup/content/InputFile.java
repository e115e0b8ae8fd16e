package dev.wadup.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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
 */
public record InputFile(
    String input,
    Path file,
    String filename,
    String path,
    String pathRaw,
    boolean isUtf8,
    long size) {
  /**
   * Modification time now, in nanoseconds since the epoch; a link is not followed.
   *
   * @throws IOException if it can't be read
   */
  public long modifiedNanos() throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS);
  }

  /** The raw bytes of the path below the input. */
  public byte[] pathBytes() {
    return PercentEncoding.decode(pathRaw);
  }
}
