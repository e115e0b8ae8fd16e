package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.engine.Execution;
import dev.wadup.engine.IsolationMode;
import dev.wadup.result.Outcome;
import dev.wadup.wasi.HostileCalls;
import dev.wadup.wasi.ValueKind;
import dev.wadup.wasi.WasiFunction;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest that makes every call that must be refused, one after another, and lives. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class HostileImportsTest {
  private final EngineKind kind;

  private static final int MEMORY = 1 << 16;
  private static final Map<String, WasiFunction> FUNCTIONS =
      WasiFunction.all().stream()
          .filter(WasiFunction::hasResult)
          .collect(Collectors.toMap(WasiFunction::name, Function.identity()));

  @TempDir Path directory;

  HostileImportsTest(EngineKind kind) {
    this.kind = kind;
  }

  @ParameterizedTest
  @EnumSource
  void guest_makingEveryHostileCall_getsItsErrnoAndGoesOn(IsolationMode isolation)
      throws Exception {
    List<HostileCalls.Call> calls =
        HostileCalls.all(MEMORY).stream().filter(call -> writes(call.function())).toList();

    try (Guests guests = Guests.of(kind, directory, Guests.LIMITS, isolation, guest(calls))) {
      Execution execution = guests.run();

      assertThat(execution.outcome())
          .as("%s; its number, less 1,000, is that of the call in %s", execution.message(), calls)
          .isEqualTo(Outcome.OK);
      assertThat(calls).hasSizeGreaterThan(400);
    }
  }

  /** A guest of the engine has no environment, so that its pointers are never used. */
  private static boolean writes(String function) {
    return !function.equals("environ_get");
  }

  /** Returns 1,000 and the number of the first call that gives another errno. */
  private static String guest(List<HostileCalls.Call> calls) {
    return "(module %s (memory (export \"memory\") 1) %s (func (export \"process\") (result i32) %s %s (i32.const 0)))"
        .formatted(
            FUNCTIONS.values().stream().map(HostileImportsTest::imported).collect(joining()),
            HostileCalls.MEMORY.entrySet().stream()
                .map(entry -> data(entry.getKey(), entry.getValue()))
                .collect(joining()),
            HostileCalls.PREPARATION.stream().map(call -> check(call, 1)).collect(joining()),
            IntStream.range(0, calls.size())
                .mapToObj(i -> check(calls.get(i), 1_000 + i))
                .collect(joining()));
  }

  private static Collector<CharSequence, ?, String> joining() {
    return Collectors.joining("\n");
  }

  private static String imported(WasiFunction function) {
    return "(import \"%s\" \"%s\" (func $%s (param %s) (result i32)))"
        .formatted(
            WasiFunction.MODULE,
            function.name(),
            function.name(),
            function.parameters().stream()
                .map(HostileImportsTest::type)
                .collect(Collectors.joining(" ")));
  }

  private static String type(ValueKind kind) {
    return kind == ValueKind.I64 ? "i64" : "i32";
  }

  private static String data(int at, byte[] bytes) {
    String hex = HexFormat.of().withPrefix("\\").formatHex(bytes);
    return "(data (i32.const %d) \"%s\")".formatted(at, hex);
  }

  private static String check(HostileCalls.Call call, int number) {
    List<ValueKind> kinds = Objects.requireNonNull(FUNCTIONS.get(call.function())).parameters();
    String arguments =
        IntStream.range(0, kinds.size())
            .mapToObj(i -> constant(kinds.get(i), call.arguments().get(i)))
            .collect(Collectors.joining(" "));
    return "(if (i32.ne (call $%s %s) (i32.const %d)) (then (return (i32.const %d))))"
        .formatted(call.function(), arguments, call.errno(), number);
  }

  private static String constant(ValueKind kind, long value) {
    return kind == ValueKind.I64
        ? "(i64.const %d)".formatted(value)
        : "(i32.const %d)".formatted((int) value);
  }
}
