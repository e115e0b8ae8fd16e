package dev.wadup.vfs;

import dev.wadup.content.ContentBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * Bytes in a list of blocks, null where all are zero.
 *
 * @param offset where in the list they begin
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone; a copy is what it avoids
record BlockBytes(byte[][] blocks, long offset, long size) implements ContentBytes {
  private static final int BLOCK = BlockPool.BLOCK_BYTES;
  private static final byte[] ZEROS = new byte[BLOCK];

  @Override
  public void copyTo(long from, MemorySegment target, long targetOffset, long length) {
    Objects.checkFromIndexSize(from, length, size);
    copy(blocks, offset + from, target, targetOffset, length);
  }

  @Override
  public ContentBytes slice(long from, long length) {
    Objects.checkFromIndexSize(from, length, size);
    return new BlockBytes(blocks, offset + from, length);
  }

  /** Copies from blocks that hold all of the range. */
  static void copy(byte[][] blocks, long position, MemorySegment target, long offset, long length) {
    for (long done = 0; done < length; ) {
      long at = position + done;
      int within = (int) (at % BLOCK);
      int count = (int) Math.min(length - done, BLOCK - within);
      byte[] block = blocks[(int) (at / BLOCK)];
      byte[] source = block == null ? ZEROS : block;
      MemorySegment.copy(source, within, target, ValueLayout.JAVA_BYTE, offset + done, count);
      done += count;
    }
  }
}
