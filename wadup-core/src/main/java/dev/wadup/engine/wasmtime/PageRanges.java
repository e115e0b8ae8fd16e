package dev.wadup.engine.wasmtime;

import dev.wadup.wasmtime.WrittenPages;
import java.util.Arrays;

/** A list of ranges of a memory, kept without an object for each. */
final class PageRanges implements WrittenPages.Range {
  private long[] bounds = new long[32];
  private int used;
  private long bytes;

  @Override
  public void accept(long offset, long length) {
    if (used == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * used);
    }
    bounds[used++] = offset;
    bounds[used++] = length;
    bytes += length;
  }

  void clear() {
    used = 0;
    bytes = 0;
  }

  /** The sum of all lengths. */
  long bytes() {
    return bytes;
  }

  void forEach(WrittenPages.Range action) {
    for (int i = 0; i < used; i += 2) {
      action.accept(bounds[i], bounds[i + 1]);
    }
  }
}
