package dev.wadup.content;

import java.lang.foreign.MemorySegment;

/**
 * Bytes in an array or a mapping. A file cut short while it is mapped makes a copy fail with an
 * {@link InternalError}, as long as it is Java that copies: so the segment is handed to nobody.
 */
final class SegmentBytes implements ContentBytes {
  private final MemorySegment segment;

  SegmentBytes(MemorySegment segment) {
    this.segment = segment.asReadOnly();
  }

  @Override
  public long size() {
    return segment.byteSize();
  }

  @Override
  public void copyTo(long offset, MemorySegment target, long targetOffset, long length)
      throws ContentUnavailableException {
    try {
      MemorySegment.copy(segment, offset, target, targetOffset, length);
    } catch (InternalError truncated) {
      throw ContentUnavailableException.changed(truncated);
    }
  }

  @Override
  public ContentBytes slice(long offset, long length) {
    return new SegmentBytes(segment.asSlice(offset, length));
  }

  @Override
  public String toString() {
    return "ContentBytes[" + size() + " bytes]";
  }
}
