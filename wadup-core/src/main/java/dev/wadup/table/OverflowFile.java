package dev.wadup.table;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A private file for what memory should not hold, made at the first byte that exceeds the memory
 * allowed; it is unlinked while in use, so a killed run leaves none behind. Used by one thread at a
 * time.
 */
public final class OverflowFile implements AutoCloseable {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private final long memoryBytes;
  private long heldBytes;
  private long fileBytes;
  private @Nullable FileChannel channel;

  /** A spill file in {@code directory} for what goes beyond {@code memoryBytes} of memory. */
  public OverflowFile(Path directory, long memoryBytes) {
    this.directory = directory;
    this.memoryBytes = memoryBytes;
  }

  /** Whether {@code length} more bytes may stay in memory; if so, they count as held. */
  public boolean hold(long length) {
    if (heldBytes + length > memoryBytes) {
      return false;
    }
    heldBytes += length;
    return true;
  }

  /** Bytes appended so far. */
  public long size() {
    return fileBytes;
  }

  /**
   * Appends bytes.
   *
   * @return where they begin in the file
   * @throws WadupException with {@code SPILL_FAILED} if the file can't be made or written
   */
  public long append(byte[] bytes, int length) {
    long start = fileBytes;
    try {
      ByteBuffer source = ByteBuffer.wrap(bytes, 0, length);
      while (source.hasRemaining()) {
        fileBytes += open().write(source, fileBytes);
      }
    } catch (IOException e) {
      throw failure("Cannot spill %d bytes to a file in %s".formatted(length, directory), e);
    }
    return start;
  }

  /**
   * Reads what was appended.
   *
   * @throws WadupException with {@code SPILL_FAILED} if the file can't be read
   */
  public byte[] read(long start, int length) {
    ByteBuffer target = ByteBuffer.allocate(length);
    try {
      while (target.hasRemaining()) {
        if (open().read(target, start + target.position()) < 0) {
          throw new IOException("the file ends at byte " + (start + target.position()));
        }
      }
    } catch (IOException e) {
      throw failure("Cannot read %d spilled bytes back".formatted(length), e);
    }
    return target.array();
  }

  private FileChannel open() throws IOException {
    if (channel == null) {
      Files.createDirectories(directory, PRIVATE);
      Path file = Files.createTempFile(directory, "rows-", ".spill");
      channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    }
    return channel;
  }

  /** Deletes the file; what was appended can't be read any more. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw failure("Cannot close a spill file", e);
    }
  }

  private static WadupException failure(String what, IOException cause) {
    return new WadupException(
        ErrorCode.SPILL_FAILED, "%s: %s.".formatted(what, cause.getMessage()), cause);
  }
}
