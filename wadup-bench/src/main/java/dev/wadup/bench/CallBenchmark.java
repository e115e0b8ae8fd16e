package dev.wadup.bench;

import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.TypedFunc;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What do a call into a guest, and a guest's call of a host function, cost? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xss17m"})
public class CallBenchmark {
  private static final int CALLS = 1000;

  private Guest guest;
  private Store store;
  private TypedFunc nothing;
  private TypedFunc callHost;

  /** A guest with its exported functions looked up. */
  @Setup
  public void open() {
    guest = new Guest(new EngineConfig());
    store = guest.newStore();
    nothing = guest.function(store, "nothing");
    callHost = guest.function(store, "callHost");
  }

  /** Closes what {@link #open} made. */
  @TearDown
  public void close() {
    store.close();
    guest.close();
  }

  /** One call of a guest's function. */
  @Benchmark
  public long guestCall() {
    return nothing.call(1);
  }

  /** One call of a host function. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long hostCall() {
    return callHost.call(CALLS);
  }
}
