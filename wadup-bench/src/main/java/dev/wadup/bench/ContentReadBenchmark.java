package dev.wadup.bench;

import dev.wadup.content.ContentBytes;
import dev.wadup.engine.Execution;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What does a guest pay for an {@code fd_seek} and the {@code fd_read} after it? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xss17m", "-XX:+UseSerialGC"})
public class ContentReadBenchmark {
  private static final int PAIRS = 1_000;
  private static final int CONTENT_BYTES = 1 << 20;

  /** Opens the content with rights to read and seek, then goes on seeking and reading. */
  private static final String GUEST =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_seek"
          (func $seek (param i32 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
        (memory (export "memory") 4)
        (data (i32.const 0) "data.bin")
        (data (i32.const 16) "\\00\\00\\01\\00")
        (func (export "process") (result i32)
          (local $i i32) (local $errno i32)
          (i32.store (i32.const 20) (i32.const LENGTH))
          (local.set $errno (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 8)
            (i32.const 0) (i64.const 6) (i64.const 0) (i32.const 0) (i32.const 32)))
          (loop $again
            (local.set $errno (i32.or (local.get $errno) (i32.or
              (call $seek (i32.load (i32.const 32)) (i64.extend_i32_u (local.get $i))
                (i32.const 0) (i32.const 40))
              (call $read (i32.load (i32.const 32)) (i32.const 16) (i32.const 1)
                (i32.const 36)))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br_if $again (i32.lt_u (local.get $i) (i32.const PAIRS))))
          (i32.or (local.get $errno) (call $close (i32.load (i32.const 32))))))
      """;

  /** Bytes that each read asks for. */
  @Param({"1", "65536"})
  public int length;

  private RunningModule guest;
  private Invocation invocation;

  /** A guest and its content. */
  @Setup
  public void open() throws IOException, ModuleRejectedException {
    Path file = Files.createTempFile("wadup-bench", ".wasm");
    Files.write(file, Wat.toWasm(guest(length)));
    guest = RunningModule.of(file, IsolationMode.REUSE);
    Files.delete(file);
    ContentBytes content = ContentBytes.of(new byte[CONTENT_BYTES]);
    invocation = new Invocation(content, () -> new byte[0], (files, path) -> {});
  }

  private static String guest(int length) {
    return GUEST.replace("LENGTH", "" + length).replace("PAIRS", "" + PAIRS);
  }

  /** Closes what {@link #open} made. */
  @TearDown
  public void close() {
    guest.close();
  }

  /** One seek and one read. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public Execution seekAndRead() {
    Execution execution = guest.process(invocation);
    if (execution.outcome().isFailure()) {
      throw new IllegalStateException(execution.message());
    }
    return execution;
  }
}
