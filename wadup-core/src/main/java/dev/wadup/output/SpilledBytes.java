package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.table.OverflowFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/** A guest's file moved out of memory. */
record SpilledBytes(OverflowFile spill, long start, long size) implements ContentBytes {
  private static final int CHUNK_BYTES = 64 << 10;

  static SpilledBytes copyOf(ContentBytes source, OverflowFile spill) throws BadOutputException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long start = spill.size();
    for (long done = 0; done < source.size(); done += CHUNK_BYTES) {
      int length = (int) Math.min(CHUNK_BYTES, source.size() - done);
      try {
        source.copyTo(done, MemorySegment.ofArray(chunk), 0, length);
      } catch (ContentUnavailableException e) {
        throw new BadOutputException(String.valueOf(e.getMessage()));
      }
      spill.append(chunk, length);
    }
    return new SpilledBytes(spill, start, source.size());
  }

  @Override
  public void copyTo(long offset, MemorySegment target, long targetOffset, long length) {
    Objects.checkFromIndexSize(offset, length, size);
    byte[] bytes = spill.read(start + offset, Math.toIntExact(length));
    MemorySegment.copy(bytes, 0, target, ValueLayout.JAVA_BYTE, targetOffset, bytes.length);
  }

  @Override
  public ContentBytes slice(long offset, long length) {
    Objects.checkFromIndexSize(offset, length, size);
    return new SpilledBytes(spill, start + offset, length);
  }
}
