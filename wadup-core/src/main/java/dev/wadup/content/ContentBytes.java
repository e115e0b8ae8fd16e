package dev.wadup.content;

import java.lang.foreign.MemorySegment;

/** Read-only bytes of a content; slices share the backing store and never copy. */
public interface ContentBytes {
  /** These bytes, which must not change any more. */
  static ContentBytes of(byte[] bytes) {
    return new SegmentBytes(MemorySegment.ofArray(bytes));
  }

  /** Number of bytes. */
  long size();

  /**
   * Copies {@code length} bytes from {@code offset} into {@code target} at {@code targetOffset}:
   * the one copy between a file and a guest's memory.
   *
   * @throws IndexOutOfBoundsException if the range leaves these bytes or the target
   * @throws ContentUnavailableException if the file behind these bytes shrank or can't be read
   */
  void copyTo(long offset, MemorySegment target, long targetOffset, long length)
      throws ContentUnavailableException;

  /**
   * The part from {@code offset}, {@code length} bytes long, without a copy.
   *
   * @throws IndexOutOfBoundsException if the range leaves these bytes
   */
  ContentBytes slice(long offset, long length);
}
