package dev.wadup.wasi;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a guest writes to stdout or stderr: the first bytes are kept, the rest only counted. */
public final class CapturedStream {
  private final int limit;
  private byte[] kept = new byte[0];
  private int size;
  private long dropped;

  CapturedStream(int limit) {
    this.limit = limit;
  }

  /** The text kept, invalid UTF-8 replaced. */
  public String text() {
    return new String(kept, 0, size, StandardCharsets.UTF_8);
  }

  /** The bytes kept. */
  public byte[] bytes() {
    return Arrays.copyOf(kept, size);
  }

  /** Whether more was written than kept. */
  public boolean isTruncated() {
    return dropped > 0;
  }

  void append(MemorySegment source, long offset, long length) {
    int taken = (int) Math.min(length, limit - size);
    reserve(size + taken);
    MemorySegment.copy(source, offset, MemorySegment.ofArray(kept), size, taken);
    size += taken;
    dropped += length - taken;
  }

  void clear() {
    size = 0;
    dropped = 0;
  }

  private void reserve(int needed) {
    if (needed > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(limit, Math.max(needed, Math.max(256, 2 * kept.length))));
    }
  }
}
