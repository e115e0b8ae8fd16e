package dev.wadup.content;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/**
 * Maps files into memory. Closing a shared arena stops every thread for a moment, so mappings share
 * one in groups: a group is unmapped when it is full and its last mapping is released. The number
 * of live mappings is bounded by the contents in flight times the size of a group.
 */
public final class MappingPool {
  private static final int GROUP_SIZE = 16;
  private static final long GROUP_BYTES = 1L << 30;

  private Group current = new Group();

  /** Maps all of a file; close the mapping when nobody reads it any more. */
  synchronized Mapping map(FileChannel channel, long size) throws IOException {
    Mapping mapping = current.map(channel, size);
    if (current.isFull()) {
      current.release();
      current = new Group();
    }
    return mapping;
  }

  /** A mapped file and the group that it keeps alive. */
  record Mapping(MemorySegment segment, Group group) implements AutoCloseable {
    @Override
    public void close() {
      group.release();
    }
  }

  /** Mappings that are unmapped together; the pool itself holds the group until it is full. */
  static final class Group {
    private final Arena arena = Arena.ofShared();
    private int holders = 1;
    private int mappings;
    private long bytes;

    private synchronized Mapping map(FileChannel channel, long size) throws IOException {
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      mappings++;
      bytes += size;
      holders++;
      return new Mapping(segment, this);
    }

    private synchronized boolean isFull() {
      return mappings >= GROUP_SIZE || bytes >= GROUP_BYTES;
    }

    private synchronized void release() {
      holders--;
      if (holders == 0) {
        arena.close();
      }
    }
  }
}
