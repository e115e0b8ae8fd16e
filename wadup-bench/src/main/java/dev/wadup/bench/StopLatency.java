package dev.wadup.bench;

import dev.wadup.content.ContentBytes;
import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.wasmtime.WasmtimeEngine;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long after its time limit is a guest gone that does everything to stay? Prints a table. */
public final class StopLatency {
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final int ROUNDS = 5;

  /** What each guest does again and again; {@code $file} is a file of its own, open for all. */
  private static final Map<String, String> ATTACKS = attacks();

  private static final String MODULE =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_pwrite"
          (func $pwrite (param i32 i32 i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_pread"
          (func $pread (param i32 i32 i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_allocate"
          (func $allocate (param i32 i64 i64) (result i32)))
        (import "wasi_snapshot_preview1" "fd_filestat_set_size"
          (func $resize (param i32 i64) (result i32)))
        (import "wasi_snapshot_preview1" "fd_readdir"
          (func $readdir (param i32 i32 i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "random_get"
          (func $random (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "poll_oneoff"
          (func $poll (param i32 i32 i32 i32) (result i32)))
        (memory (export "memory") 3600)
        (data (i32.const 100) "file")
        (global $file (mut i32) (i32.const 0))
        (func $vectors (param $length i32)
          (local $at i32)
          (loop $next
            (i32.store (i32.add (local.get $at) (i32.const 4096)) (i32.const 65536))
            (i32.store (i32.add (local.get $at) (i32.const 4100)) (local.get $length))
            (br_if $next (i32.lt_u
              (local.tee $at (i32.add (local.get $at) (i32.const 8))) (i32.const 8192)))))
        (func (export "process") (result i32)
          (drop (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 4)
            (i32.const 1) (i64.const 0x1fffffff) (i64.const -1) (i32.const 0) (i32.const 0)))
          (global.set $file (i32.load (i32.const 0)))
          (call $vectors (i32.const 150000))
          (loop $again
            ATTACK
            (br $again))
          (i32.const 0)))\
      """;

  private StopLatency() {}

  private static Map<String, String> attacks() {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("a loop", "");
    attacks.put(
        "memory.fill of 200 MiB",
        "(memory.fill (i32.const 65536) (i32.const 1) (i32.const 200000000))");
    attacks.put(
        "poll_oneoff for an hour",
        """
        (i64.store (i32.const 24576) (i64.const 0))
        (i32.store8 (i32.const 24584) (i32.const 0))
        (i32.store (i32.const 24592) (i32.const 1))
        (i64.store (i32.const 24600) (i64.const 3600000000000))
        (drop (call $poll (i32.const 24576) (i32.const 32768) (i32.const 1) (i32.const 16)))\
        """);
    attacks.put(
        "poll_oneoff of 1,000,000 subscriptions",
        "(drop (call $poll (i32.const 65536) (i32.const 65536) (i32.const 1000000)"
            + " (i32.const 16)))");
    attacks.put(
        "fd_write of 1,024 buffers of 150 KB",
        "(drop (call $resize (global.get $file) (i64.const 0)))"
            + "(drop (call $pwrite (global.get $file) (i32.const 4096) (i32.const 1024)"
            + " (i64.const 0) (i32.const 16)))");
    attacks.put(
        "fd_pread into 1,024 buffers of 150 KB",
        "(drop (call $resize (global.get $file) (i64.const 200000000)))"
            + "(drop (call $pread (global.get $file) (i32.const 4096) (i32.const 1024)"
            + " (i64.const 0) (i32.const 16)))");
    attacks.put(
        "a byte 250 MB out, then none",
        "(i32.store (i32.const 40) (i32.const 100)) (i32.store (i32.const 44) (i32.const 1))"
            + "(drop (call $pwrite (global.get $file) (i32.const 40) (i32.const 1)"
            + " (i64.const 250000000) (i32.const 16)))"
            + "(drop (call $resize (global.get $file) (i64.const 0)))");
    attacks.put(
        "a byte 2^60 out",
        "(i32.store (i32.const 40) (i32.const 100)) (i32.store (i32.const 44) (i32.const 1))"
            + "(drop (call $pwrite (global.get $file) (i32.const 40) (i32.const 1)"
            + " (i64.const 0x1000000000000000) (i32.const 16)))");
    attacks.put(
        "fd_allocate of 250 MB, then none",
        "(drop (call $allocate (global.get $file) (i64.const 0) (i64.const 250000000)))"
            + "(drop (call $resize (global.get $file) (i64.const 0)))");
    attacks.put(
        "one byte to stdout at a time",
        "(i32.store (i32.const 40) (i32.const 100)) (i32.store (i32.const 44) (i32.const 1))"
            + "(drop (call $write (i32.const 1) (i32.const 40) (i32.const 1) (i32.const 16)))");
    attacks.put(
        "one byte to a file at a time",
        "(i32.store (i32.const 40) (i32.const 100)) (i32.store (i32.const 44) (i32.const 1))"
            + "(drop (call $write (global.get $file) (i32.const 40) (i32.const 1)"
            + " (i32.const 16)))");
    attacks.put(
        "random_get of 200 MB", "(drop (call $random (i32.const 65536) (i32.const 200000000)))");
    attacks.put(
        "fd_readdir into 200 MB",
        "(drop (call $readdir (i32.const 3) (i32.const 65536) (i32.const 200000000)"
            + " (i64.const 0) (i32.const 16)))");
    return attacks;
  }

  /** Prints for each attack the median and the longest time from the limit to the guest's end. */
  public static void main(String[] arguments) throws IOException, ModuleRejectedException {
    Path folder = Files.createTempDirectory("wadup-stop");
    System.out.printf("%-42s %10s %10s  %s%n", "past a limit of 300 ms", "median", "most", "");
    for (Map.Entry<String, String> attack : ATTACKS.entrySet()) {
      Path file = folder.resolve("guest.wasm");
      Files.write(file, Wat.toWasm(MODULE.replace("ATTACK", attack.getValue())));
      measure(attack.getKey(), new ModuleSource("guest", file));
    }
  }

  private static void measure(String name, ModuleSource source) throws ModuleRejectedException {
    GuestLimits limits = new GuestLimits(null, 256L << 20, 512L << 10, LIMIT);
    EngineSettings settings = EngineSettings.of(limits, IsolationMode.REUSE, 1);
    try (Engine engine = WasmtimeEngine.open(settings, List.of(source));
        CompiledModule module = engine.compile(source)) {
      long[] late = new long[ROUNDS];
      String outcome = "";
      for (int i = 0; i < ROUNDS; i++) {
        try (GuestInstance guest = module.instantiate()) {
          Execution execution = guest.process(invocation());
          late[i] = execution.wall().minus(LIMIT).toMillis();
          outcome = execution.outcome().label();
        }
      }
      Arrays.sort(late);
      System.out.printf(
          "%-42s %7d ms %7d ms  %s%n", name, late[ROUNDS / 2], late[ROUNDS - 1], outcome);
    }
  }

  private static Invocation invocation() {
    return new Invocation(
        ContentBytes.of(new byte[0]), () -> new byte[0], (files, path) -> files.detach(path));
  }
}
