package dev.wadup.sink.sqlite;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its first 100 bytes whose database a file is, so that another program's file is never
 * opened for writing. Layout: "The SQLite Database File Format", section 1.3.
 */
final class DatabaseFile {
  /** "WADU", in {@code PRAGMA application_id}. */
  static final int APPLICATION_ID = 0x57414455;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 100;
  private static final int PAGE_SIZE = 16;
  private static final int CHANGE_COUNTER = 24;
  private static final int PAGE_COUNT = 28;
  private static final int USER_VERSION = 60;
  private static final int APPLICATION = 68;
  private static final int VALID_FOR = 92;
  private static final int LARGEST_PAGE = 65_536;

  private final Path path;

  DatabaseFile(Path path) {
    this.path = path;
  }

  /**
   * Whether there is a WADUP database; false if there is no file or an empty one.
   *
   * @throws WadupException if there is anything else
   */
  boolean holdsResults() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireFolder();
      return false;
    }
    if (!Files.isRegularFile(path)) {
      throw unusable("it is not a regular file");
    }
    byte[] header = readHeader();
    if (header.length == 0) {
      return false;
    }
    check(header);
    return true;
  }

  /** Deletes the database and its side files. */
  void delete() {
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw unusable(path, "it can't be deleted: " + e.getMessage(), e);
    }
  }

  private void requireFolder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw unusable("there is no folder " + folder);
    }
  }

  private byte[] readHeader() {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw unusable(path, "it can't be read: " + e.getMessage(), e);
    }
  }

  private void check(byte[] header) {
    if (!Arrays.equals(Arrays.copyOf(header, MAGIC.length), MAGIC)) {
      throw unusable("it is not a SQLite database");
    }
    if (header.length < HEADER_BYTES) {
      throw unusable("it is corrupt: its header is cut short");
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    if (fields.getInt(APPLICATION) != APPLICATION_ID) {
      throw unusable(new ForeignDatabase(path).describe());
    }
    int version = fields.getInt(USER_VERSION);
    if (version > ResultsSchema.VERSION) {
      throw unusable(
          "its schema has version %d, this WADUP knows versions up to %d; use a newer WADUP"
              .formatted(version, ResultsSchema.VERSION));
    }
    checkSize(fields);
  }

  private void checkSize(ByteBuffer fields) {
    int pageSize = Short.toUnsignedInt(fields.getShort(PAGE_SIZE));
    long pageBytes = pageSize == 1 ? LARGEST_PAGE : pageSize;
    long expected = Integer.toUnsignedLong(fields.getInt(PAGE_COUNT)) * pageBytes;
    boolean countIsValid = fields.getInt(CHANGE_COUNTER) == fields.getInt(VALID_FOR);
    if (countIsValid && size() < expected && !hasJournal()) {
      throw unusable(
          "it is corrupt: it has %d bytes where its header says %d; it was not overwritten"
              .formatted(size(), expected));
    }
  }

  private boolean hasJournal() {
    return Files.exists(path.resolveSibling(path.getFileName() + "-wal"))
        || Files.exists(path.resolveSibling(path.getFileName() + "-journal"));
  }

  private long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unusable(path, "it can't be read: " + e.getMessage(), e);
    }
  }

  private WadupException unusable(String reason) {
    return unusable(path, reason, null);
  }

  static WadupException unusable(Path path, String reason, @Nullable Throwable cause) {
    return new WadupException(
        ErrorCode.DATABASE_UNUSABLE,
        "Cannot use the results database %s: %s.".formatted(path, reason),
        cause);
  }
}
