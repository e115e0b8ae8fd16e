package dev.wadup.wasmtime;

import static dev.wadup.wasmtime.Guests.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
class LeakTest {
  private static final int WARM_UP = 20_000;
  private static final int CYCLES = 200_000;
  private static final long ALLOWED_GROWTH = 24 << 20;

  private static final String GUEST =
      """
      (module
        (import "host" "call" (func $host))
        (memory (export "memory") 1)
        (func (export "trap") unreachable)
        (func (export "host") (call $host)))""";

  @Test
  void cycles_ofInstanceCallAndTrap_keepResidentMemoryFlat() throws IOException {
    RuntimeException refused = new IllegalArgumentException("refused");
    try (Guests guests =
        new Guests(
            new EngineConfig(),
            GUEST,
            (caller, values) -> {
              throw refused;
            })) {
      cycle(guests, WARM_UP);
      long before = residentBytes();
      cycle(guests, CYCLES);
      assertThat(residentBytes() - before).isLessThan(ALLOWED_GROWTH);
    }
  }

  private static void cycle(Guests guests, int count) {
    for (int i = 0; i < count; i++) {
      try (Store store = new Store(guests.engine)) {
        Instance instance = guests.linked.instantiate(store);
        fail(instance.function("trap", NOTHING).orElseThrow(), Trap.class);
        fail(instance.function("host", NOTHING).orElseThrow(), IllegalArgumentException.class);
      }
    }
  }

  private static void fail(TypedFunc function, Class<? extends RuntimeException> expected) {
    try {
      function.invoke();
    } catch (RuntimeException e) {
      assertThat(expected.isInstance(e)).isTrue();
      return;
    }
    throw new AssertionError("the call did not fail");
  }

  private static long residentBytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow();
  }
}
