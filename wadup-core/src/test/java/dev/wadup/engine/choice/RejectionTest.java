package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.WadupException;
import dev.wadup.wasmtime.Wat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a module must be to be taken, and what is said if it is not. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class RejectionTest {
  private final EngineKind kind;
  @TempDir Path directory;

  RejectionTest(EngineKind kind) {
    this.kind = kind;
  }

  @Test
  void module_withManyFaults_hasThemAllNamed() {
    String wat =
        """
        (module
          (import "wasi_snapshot_preview1" "fd_read" (func (param i32)))
          (import "env" "magic" (func))
          (func (export "process") (param i32))
          (func (export "wadup:pages"))
          (func (export "_start") (result i32) (i32.const 0)))\
        """;
    assertThat(problems(Wat.toWasm(wat)))
        .containsExactly(
            "imports wasi_snapshot_preview1.fd_read as (i32) -> (), but it is (i32, i32, i32, i32)"
                + " -> i32",
            "imports the unknown func env.magic",
            "exports no memory named 'memory'",
            "exports 'process' as (i32) -> (), but it must be () -> i32 or () -> ()",
            "exports '_start' as () -> i32, but it must be () -> ()",
            "exports 'wadup:pages', a name kept for the host");
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is not WebAssembly: the file is empty",
    "'(module)', it is not WebAssembly: it is WebAssembly text; translate it with wat2wasm",
    "'PK\u0003\u0004 zip', it is not WebAssembly: its first bytes are not \\0asm",
    "'\0asm\r"
        + "\0\u0001\0', 'it is a component (component model, WASI preview 2); build a core module,"
        + " for instance for the target wasm32-wasip1'",
    "'\0asm', it is damaged: it ends after its first bytes",
  })
  void file_thatIsSomethingElse_isNamed(String content, String problem) {
    assertThat(problems(content.getBytes(StandardCharsets.ISO_8859_1))).containsExactly(problem);
  }

  @Test
  void module_forJavaScript_isNamed() {
    assertThat(problems(Wat.toWasm("(module (import \"gojs\" \"runtime.wasmExit\" (func)))")))
        .contains("it was built for JavaScript (GOOS=js); build it with GOOS=wasip1");
  }

  @Test
  void module_thatNeedsMoreMemoryThanAllowed_isRefused() {
    assertThat(problems(Wat.toWasm(guest("300", ""))))
        .containsExactly(
            "needs 18.8 MiB of memory to begin with, but the limit is 16 MiB (--max-memory)");
  }

  @Test
  void module_ofAProposalThatIsOff_isRefused() {
    assertThat(problems(Wat.toWasm(guest("1", "(memory 1)"))))
        .singleElement()
        .asString()
        .containsAnyOf("multiple memories", "failed to parse");
  }

  @Test
  void module_withManyLocalsInNestedLoops_isRefusedWithTheCount() {
    String wat =
        "(module (memory (export \"memory\") 1) (func (export \"process\") (local "
            + "i32 ".repeat(1000)
            + ")"
            + "(loop ".repeat(21)
            + ")".repeat(21)
            + "))";
    assertThat(problems(Wat.toWasm(wat)))
        .containsExactly(
            "is too costly to compile: 21,000 locals times nested loops in one function, at most"
                + " 20,000 are allowed");
  }

  @Test
  void module_withTooManyTableElements_isRefusedBeforeCompilation() {
    assertThat(problems(Wat.toWasm(guest("1", "(table 5000000 funcref)"))))
        .contains(
            "is too costly to compile: 5,000,000 table elements, at most 250,000 are allowed");
  }

  @Test
  void module_withAnHonestNumberOfTableElements_isTaken() throws ModuleRejectedException {
    try (Guests guests = Guests.of(kind, directory, guest("1", "(table 19063 funcref)"))) {
      assertThat(guests.run().outcome().isFailure()).isFalse();
    }
  }

  @Test
  void startUp_thatTraps_isARejection() {
    String wat = guest("1", "(func (export \"_initialize\") unreachable)");
    try (Guests guests = Guests.of(kind, directory, wat)) {
      assertThatThrownBy(guests::run)
          .isInstanceOf(ModuleRejectedException.class)
          .hasMessageContaining("guest.wasm: its start-up failed: trapped: unreachable");
    }
  }

  @Test
  void startUp_thatLoops_isARejection() {
    String wat = guest("1", "(func (export \"_start\") (loop $l (br $l)))");
    try (Guests guests =
        Guests.of(
            kind, directory, Guests.timeout(Duration.ofMillis(30)), IsolationMode.REUSE, wat)) {
      assertThatThrownBy(guests::run).hasMessageContaining("ran longer than 30 ms (--timeout)");
    }
  }

  @Test
  void startUp_thatExitsWithZero_isNormal() throws ModuleRejectedException {
    String wat =
        """
        (module
          (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
          (memory (export "memory") 1)
          (func (export "_start") (call $exit (i32.const 0)))
          (func (export "process")))\
        """;
    try (Guests guests = Guests.of(kind, directory, wat)) {
      assertThat(guests.run().outcome().isFailure()).isFalse();
    }
  }

  @Test
  void inspect_showsImportsAndExports() {
    String wat =
        """
        (module
          (import "wasi_snapshot_preview1" "fd_close" (func (param i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "process") (result i32) (i32.const 0)))\
        """;
    try (Guests guests = Guests.of(kind, directory, wat)) {
      var inspection = guests.engine().inspect(guests.source());
      assertThat(inspection.problems()).isEmpty();
      assertThat(inspection.imports())
          .containsExactly("wasi_snapshot_preview1.fd_close (i32) -> i32");
      assertThat(inspection.exports()).containsExactly("memory memory", "process () -> i32");
    }
  }

  @Test
  void open_withAStackThatNoThreadHolds_isRefused() {
    long stack = kind.largestStack() + 1;
    GuestLimits tall = new GuestLimits(null, 1 << 20, stack, Duration.ofSeconds(1));
    EngineSettings settings = EngineSettings.of(tall, IsolationMode.REUSE, 1);
    assertThatThrownBy(() -> kind.open(settings, List.of()))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("(--max-stack): this engine supports at most ");
  }

  private List<String> problems(byte[] wasm) {
    ModuleSource source = Guests.source(directory, "bad", wasm);
    EngineSettings settings = Guests.settings(Guests.LIMITS, IsolationMode.REUSE);
    try (Engine engine = kind.open(settings, List.of(source))) {
      return engine.inspect(source).problems();
    }
  }

  private static String guest(String pages, String more) {
    return "(module (memory (export \"memory\") %s) (func (export \"process\")) %s)"
        .formatted(pages, more);
  }
}
