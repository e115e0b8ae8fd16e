package dev.wadup.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, opened for one run over it. Small files are read into memory, where they can't
 * change; big ones are mapped, and {@link #verifyUnchanged} tells whether that went well.
 */
public final class SourceFile implements BackingStore {
  /** Up to here reading is at least as fast as mapping, and the copy can't change. */
  private static final long READ_LIMIT = 1L << 20;

  private final Path path;
  private final FileState state;
  private final ContentBytes bytes;
  private final MappingPool.@Nullable Mapping mapping;

  private SourceFile(
      Path path, FileState state, ContentBytes bytes, MappingPool.@Nullable Mapping mapping) {
    this.path = path;
    this.state = state;
    this.bytes = bytes;
    this.mapping = mapping;
  }

  /**
   * Opens a file.
   *
   * @throws ContentUnavailableException if it can't be read, is no regular file any more, or
   *     changes meanwhile
   */
  public static SourceFile open(Path path, MappingPool pool) throws ContentUnavailableException {
    try {
      // Opening a FIFO would block for ever, and a link may lead anywhere: so look first.
      FileState state = FileState.of(path);
      SourceFile file = open(path, state, pool);
      file.verifyOpened();
      return file;
    } catch (ContentUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new ContentUnavailableException("can't be read: " + EntryKind.ofFailure(e), e);
    }
  }

  private static SourceFile open(Path path, FileState state, MappingPool pool) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (isReadIntoMemory(state.size())) {
        return new SourceFile(path, state, read(channel, (int) state.size()), null);
      }
      MappingPool.Mapping mapping = map(path, channel, state, pool);
      return new SourceFile(path, state, new SegmentBytes(mapping.segment()), mapping);
    }
  }

  /** Maps the size that was measured; a file cut since then can't be mapped so. */
  private static MappingPool.Mapping map(
      Path path, FileChannel channel, FileState state, MappingPool pool) throws IOException {
    try {
      return pool.map(channel, state.size());
    } catch (IOException e) {
      compareWithFile(path, state);
      throw e;
    }
  }

  private static ContentBytes read(FileChannel channel, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw ContentUnavailableException.changed(null);
      }
    }
    return ContentBytes.of(buffer.array());
  }

  private void verifyOpened() throws ContentUnavailableException {
    try {
      compareWithFile(path, state);
    } catch (ContentUnavailableException e) {
      close();
      throw e;
    }
  }

  @Override
  public ContentBytes bytes() {
    return bytes;
  }

  /** Modification time when it was opened, in nanoseconds since the epoch. */
  public long modifiedNanos() {
    return state.modifiedNanos();
  }

  /** Whether a file of this size is read into memory and not mapped. */
  public static boolean isReadIntoMemory(long size) {
    return size <= READ_LIMIT;
  }

  @Override
  public void verifyUnchanged() throws ContentUnavailableException {
    if (mapping != null) {
      compareWithFile(path, state);
    }
  }

  private static void compareWithFile(Path path, FileState state)
      throws ContentUnavailableException {
    try {
      if (!state.equals(FileState.of(path))) {
        throw ContentUnavailableException.changed(null);
      }
    } catch (IOException e) {
      throw ContentUnavailableException.changed(e);
    }
  }

  @Override
  public void close() {
    if (mapping != null) {
      mapping.close();
    }
  }

  /** What shows that a file was replaced, written or cut. */
  private record FileState(long size, long modifiedNanos, @Nullable Object fileKey) {
    static FileState of(Path path) throws IOException {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new ContentUnavailableException("is no regular file any more", null);
      }
      return new FileState(
          attributes.size(),
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.fileKey());
    }
  }
}
