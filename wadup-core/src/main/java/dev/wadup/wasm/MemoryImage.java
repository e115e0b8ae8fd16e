package dev.wadup.wasm;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The parts of a memory that are not zero, by whole pages of the machine. */
record MemoryImage(MemorySegment memory) {
  private static final int GRAIN = 4096;
  private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[GRAIN]);

  /** Maximal runs of grains that hold anything, in order. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    long begin = -1;
    for (long at = 0; at < memory.byteSize(); at += GRAIN) {
      boolean zero = isZero(at);
      if (!zero && begin < 0) {
        begin = at;
      } else if (zero && begin >= 0) {
        runs.add(new Run(begin, at - begin));
        begin = -1;
      }
    }
    if (begin >= 0) {
      runs.add(new Run(begin, memory.byteSize() - begin));
    }
    return runs;
  }

  private boolean isZero(long at) {
    return MemorySegment.mismatch(memory, at, at + GRAIN, ZEROS, 0, GRAIN) < 0;
  }

  /** Bytes of a memory. */
  record Run(long offset, long length) {}
}
