package dev.wadup.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PageFaultsTest {
  private static final long BYTES = 64L << 20;
  private static final long PAGE = 4096;

  @Test
  @EnabledOnOs(OS.LINUX)
  void count_afterFirstWritesToPages_isHigher() {
    try (PageFaults faults = new PageFaults();
        Arena arena = Arena.ofConfined()) {
      // Zeroed by the allocation: that is the first write.
      long before = faults.count();
      MemorySegment memory = arena.allocate(BYTES);
      assertThat(faults.count()).isGreaterThan(before);
      assertThat(memory.get(ValueLayout.JAVA_BYTE, BYTES - PAGE)).isZero();
    }
  }
}
