package dev.wadup.engine.kawamuray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.guest.GuestSize;
import dev.wadup.engine.guest.GuestTrap;
import dev.wadup.engine.guest.LinkedModule;
import dev.wadup.engine.guest.Machine;
import dev.wadup.engine.guest.ModuleCode;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What host code throws, and what handles cost. */
class KawamurayRuntimeTest {
  private static final long LONG = 1_000_000;
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final String YIELDING =
      """
      (module
        (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (memory (export "memory") 1)
        (func (export "once") (drop (call $yield)))
        (func (export "ever") (loop $l (drop (call $yield)) (br $l)))
        (func (export "process")))\
      """;

  private static WasmRuntime runtime;
  private static LinkedModule module;

  @BeforeAll
  static void compile() throws MalformedModuleException {
    runtime =
        KawamurayEngine.runtime(new GuestLimits(null, 16L << 20, 1L << 20, Duration.ofMinutes(1)));
    byte[] wasm = Wat.toWasm(YIELDING);
    GuestSize size = GuestSize.of(WasmModule.read(wasm));
    module = runtime.link(new ModuleCode(wasm, "", size, 16L << 20));
  }

  @AfterAll
  static void close() {
    module.close();
    runtime.close();
  }

  @Test
  void errorOfHostCode_reachesTheCallerWithItsCause() {
    IllegalStateException thrown = new IllegalStateException(new IOException("the disk is full"));
    assertThatThrownBy(() -> callOnce(thrown))
        .isSameAs(thrown)
        .hasRootCauseMessage("the disk is full");
  }

  @Test
  void errorOfHostCode_withoutAMessage_reachesTheCaller() {
    StackOverflowError thrown = new StackOverflowError();
    assertThatThrownBy(() -> callOnce(thrown)).isSameAs(thrown);
  }

  @Test
  void machine_afterAnErrorOfHostCode_goesOn() {
    @Nullable Throwable[] toThrow = {new IllegalArgumentException("no")};
    try (Machine machine = machine(toThrow)) {
      Machine.Entry once = machine.function("once", false).orElseThrow();
      assertThatThrownBy(once::call).isSameAs(toThrow[0]);
      toThrow[0] = null;
      machine.deadline(LONG);
      assertThat(once.call()).isZero();
    }
  }

  /** What the binding keeps for a call it keeps until the guest returns. */
  @Test
  @Tag("slow")
  void hostCalls_ofOneContent_areLimited() {
    try (Machine machine = machine(new @Nullable Throwable[1])) {
      assertThatThrownBy(machine.function("ever", false).orElseThrow()::call)
          .isInstanceOf(GuestTrap.class)
          .hasMessageContaining("more than 1,000,000 host calls")
          .hasMessageContaining("--engine wasmtime");
    }
  }

  @Test
  @Tag("slow")
  void instances_leaveNothingBehind() throws IOException {
    assumeTrue(Files.exists(STATM), "counts pages as Linux does");
    make(5_000);
    long before = residentBytes();
    make(50_000);
    assertThat(residentBytes() - before).isLessThan(24L << 20);
  }

  private static void make(int instances) {
    for (int i = 0; i < instances; i++) {
      try (Machine machine = machine(new @Nullable Throwable[1])) {
        machine.function("once", false).orElseThrow().call();
      }
    }
  }

  private static void callOnce(Throwable thrown) {
    try (Machine machine = machine(new Throwable[] {thrown})) {
      machine.function("once", false).orElseThrow().call();
    }
  }

  /** A machine whose host calls throw what is in the array when they come. */
  private static Machine machine(@Nullable Throwable[] toThrow) {
    WasiContext world = WasiContext.builder().build();
    Machine machine = module.machine(() -> orThrow(world, toThrow[0]));
    machine.deadline(LONG);
    machine.instantiate();
    return machine;
  }

  private static WasiContext orThrow(WasiContext world, @Nullable Throwable thrown) {
    return switch (thrown) {
      case null -> world;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalArgumentException(thrown);
    };
  }

  private static long residentBytes() throws IOException {
    System.gc();
    return Long.parseLong(Files.readString(STATM).split(" ", -1)[1]) * 4096;
  }
}
