package dev.wadup.content;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * One file of extracted bytes, filled region by region and mapped once for reading. It is written
 * through the channel and not the mapping, so that a full disk is an error and not a signal.
 */
final class SpillFile {
  private static final long USUAL_CAPACITY = 64L << 20;
  private static final int COPY_BYTES = 64 << 10;

  private final FileChannel channel;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment mapping;
  private long used;
  private int holders = 1;

  private SpillFile(FileChannel channel, long capacity) throws IOException {
    this.channel = channel;
    channel.write(ByteBuffer.wrap(new byte[1]), capacity - 1);
    this.mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, capacity, arena);
  }

  /** A new file with room for at least this many bytes. */
  static SpillFile create(Path folder, long size) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(UUID.randomUUID().toString()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    return new SpillFile(channel, Math.max(size, USUAL_CAPACITY));
  }

  synchronized boolean hasRoom(long size) {
    return size <= mapping.byteSize() - used;
  }

  synchronized Region allocate(long size) {
    Region region = new Region(used, size);
    used += size;
    holders++;
    return region;
  }

  /** Lets go of the file for a region, or for the store; the last to do so unmaps it. */
  void release() {
    if (isLastHolder()) {
      arena.close();
      closeChannel();
    }
  }

  private synchronized boolean isLastHolder() {
    holders--;
    return holders == 0;
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      // Its bytes were read already, and it has no name that could be left behind.
    }
  }

  /** A part of the file that one content's bytes lie in. */
  final class Region implements AutoCloseable {
    private final long start;
    private final long size;

    private Region(long start, long size) {
      this.start = start;
      this.size = size;
    }

    /** Copies the bytes here and gives them as they lie in the file. */
    ContentBytes write(ContentBytes bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, COPY_BYTES));
      for (long done = 0; done < size; done += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), size - done));
        bytes.copyTo(done, MemorySegment.ofArray(buffer.array()), 0, buffer.limit());
        writeFully(buffer, start + done);
      }
      return new SegmentBytes(mapping.asSlice(start, size));
    }

    private void writeFully(ByteBuffer buffer, long position) throws IOException {
      while (buffer.hasRemaining()) {
        channel.write(buffer, position + buffer.position());
      }
    }

    @Override
    public void close() {
      release();
    }
  }
}
