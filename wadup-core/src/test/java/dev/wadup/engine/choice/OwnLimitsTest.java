package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.result.Outcome;
import dev.wadup.wasmtime.Wat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules of one engine, each under limits of its own. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class OwnLimitsTest {
  private final EngineKind kind;
  private static final String SPINNING =
      "(module (memory (export \"memory\") 1) (func (export \"process\") (loop (br 0))))";

  /** Asks for 32 MiB and traps if that is refused. */
  private static final String GREEDY =
      """
      (module (memory (export "memory") 1)
        (func (export "process")
          (if (i32.eq (memory.grow (i32.const 512)) (i32.const -1)) (then unreachable))))\
      """;

  @TempDir private Path directory;
  private EngineSettings settings;

  OwnLimitsTest(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void makeSettings() {
    settings = Guests.settings(Guests.LIMITS, IsolationMode.REUSE);
  }

  private ModuleSource source(String name, String wat, @Nullable GuestLimits limits) {
    Path file = Guests.source(directory, name, Wat.toWasm(wat)).file();
    return new ModuleSource(name, file, limits);
  }

  private static Execution run(Engine engine, ModuleSource source) throws ModuleRejectedException {
    try (CompiledModule module = engine.compile(source);
        GuestInstance guest = module.instantiate()) {
      return guest.process(Guests.invocation());
    }
  }

  @Test
  void memory_ofOneModule_isNotThatOfAnother() throws Exception {
    ModuleSource modest = source("modest", GREEDY, null);
    ModuleSource large =
        source("large", GREEDY, new GuestLimits(null, 64L << 20, 1L << 20, Duration.ofMinutes(1)));
    try (Engine engine = kind.open(settings, List.of(modest, large))) {
      assertThat(run(engine, large).outcome()).isEqualTo(Outcome.OK);
      Execution refused = run(engine, modest);
      assertThat(refused.outcome()).isEqualTo(Outcome.TRAP);
      assertThat(refused.message()).contains("of at most 16 MiB");
    }
  }

  @Test
  void fuel_ofOneModule_isCountedForAll() throws Exception {
    assumeTrue(kind.enforces().contains(GuestLimit.FUEL));
    ModuleSource spinning = source("spinning", SPINNING, Guests.fuel(100_000));
    ModuleSource greedy = source("greedy", GREEDY.replace("512", "1"), null);
    try (Engine engine = kind.open(settings, List.of(spinning, greedy))) {
      assertThat(run(engine, spinning).outcome()).isEqualTo(Outcome.OUT_OF_FUEL);
      Execution counted = run(engine, greedy);
      assertThat(counted.outcome()).isEqualTo(Outcome.OK);
      assertThat(counted.fuel()).isPositive().isLessThan(1_000);
    }
  }

  @Test
  void timeout_ofOneModule_stopsIt() throws Exception {
    ModuleSource hurried = source("hurried", SPINNING, Guests.timeout(Duration.ofMillis(50)));
    try (Engine engine = kind.open(settings, List.of(hurried))) {
      Execution stopped = run(engine, hurried);
      assertThat(stopped.outcome()).isEqualTo(Outcome.TIMEOUT);
      assertThat(stopped.message()).contains("50 ms");
    }
  }
}
