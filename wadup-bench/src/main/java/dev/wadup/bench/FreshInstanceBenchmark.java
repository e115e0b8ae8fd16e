package dev.wadup.bench;

import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.PoolConfig;
import dev.wadup.wasmtime.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What does a new store with a new instance cost, from the pool and on demand? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xss17m"})
public class FreshInstanceBenchmark {
  /** Whether instances come from a pool. */
  @Param({"true", "false"})
  public boolean pooled;

  private Guest guest;

  /** A linked guest. */
  @Setup
  public void open() {
    var config = new EngineConfig();
    guest = new Guest(pooled ? config.pool(new PoolConfig().instances(8)) : config);
  }

  /** Closes what {@link #open} made. */
  @TearDown
  public void close() {
    guest.close();
  }

  /** One store with one instance, used once. */
  @Benchmark
  public long instance() {
    try (Store store = guest.newStore()) {
      return guest.function(store, "nothing").call(1);
    }
  }
}
