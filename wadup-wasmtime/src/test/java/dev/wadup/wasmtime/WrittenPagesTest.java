package dev.wadup.wasmtime;

import static dev.wadup.wasmtime.Guests.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenPagesTest {
  private static final String WRITER =
      """
      (module
        (memory (export "memory") 4)
        (data (i32.const 8192) "image")
        (func (export "read")
          (drop (i32.load (i32.const 8192))) (drop (i32.load (i32.const 100000))))
        (func (export "write")
          (i32.store8 (i32.const 8195) (i32.const 1))
          (i32.store8 (i32.const 200000) (i32.const 1))))""";

  @Test
  void find_tellsWrittenPages_notReadOnes() {
    Optional<WrittenPages> system = WrittenPages.open();
    assumeThat(system).isPresent();
    EngineConfig pooled = new EngineConfig().pool(new PoolConfig().instances(2));
    try (WrittenPages pages = system.orElseThrow();
        Guests guests = new Guests(pooled, WRITER, (caller, values) -> {});
        Store store = new Store(guests.engine)) {
      Instance instance = guests.linked.instantiate(store);
      Memory memory = instance.memory("memory").orElseThrow();
      instance.function("read", NOTHING).orElseThrow().invoke();
      assertThat(found(pages, memory)).isEmpty();
      instance.function("write", NOTHING).orElseThrow().invoke();
      assertThat(found(pages, memory)).containsExactly(8192L, 200_000L / 4096 * 4096);
    }
  }

  private static List<Long> found(WrittenPages pages, Memory memory) {
    List<Long> found = new ArrayList<>();
    assertThat(pages.find(memory.segment(), (offset, length) -> found.add(offset))).isTrue();
    return found;
  }
}
