package dev.wadup.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs what the README shows, and holds the README to it. */
class ReadmeTest {
  // @start
  static long tripled() {
    byte[] wasm =
        Wat.toWasm(
            """
            (module (import "host" "triple" (func $triple (param i32) (result i32)))
              (func (export "run") (param i32) (result i32) (call $triple (local.get 0))))""");
    FunctionType type = FunctionType.of(ValueType.I32).returning(ValueType.I32);
    try (Engine engine = new Engine(new EngineConfig());
        Module module = Module.compile(engine, wasm);
        Linker linker = new Linker(engine);
        Store store = new Store(engine)) {
      linker.define(
          "host", "triple", type, (caller, values) -> values.setI32(0, 3 * values.i32(0)));
      try (InstancePre linked = linker.instantiatePre(module)) {
        return linked.instantiate(store).function("run", type).orElseThrow().call(14);
      }
    }
  }

  // @end

  @Test
  void example_callsGuestWhichCallsHost() {
    assertThat(tripled()).isEqualTo(42);
  }

  @Test
  void readme_showsTheExample() throws IOException {
    String source = Files.readString(Path.of("src/test/java/dev/wadup/wasmtime/ReadmeTest.java"));
    String example =
        source
            .substring(source.indexOf("// @start") + 10, source.indexOf("  // @end"))
            .stripIndent()
            .strip();
    assertThat(Files.readString(Path.of("README.md"))).containsIgnoringWhitespaces(example);
  }
}
