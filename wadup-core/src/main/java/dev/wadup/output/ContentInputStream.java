package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Bytes of a content as a stream. */
final class ContentInputStream extends InputStream {
  private final ContentBytes bytes;
  private long position;

  ContentInputStream(ContentBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position == bytes.size()) {
      return length == 0 ? 0 : -1;
    }
    int count = (int) Math.min(length, bytes.size() - position);
    try {
      bytes.copyTo(position, MemorySegment.ofArray(target), offset, count);
    } catch (ContentUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
    position += count;
    return count;
  }
}
