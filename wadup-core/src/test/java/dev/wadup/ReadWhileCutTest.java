package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mapped files are cut again and again while real guests read them, while they are hashed and their
 * kind is looked for, and while slices of them are: the process lives and each content says so.
 */
@Tag("slow")
@Timeout(300)
class ReadWhileCutTest {
  private static final int RUNS = 20;
  private static final int FILES = 4;
  private static final int SIZE = 4 << 20;
  private static final String NONE = "null";

  private static final Set<String> EXPECTED =
      Set.of(NONE, "changed while being read", "can't be read: vanished");

  /** Reads all of its content, in turn with and without an offset; a big one has a slice. */
  private static final String READER =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_pread"
          (func $pread (param i32 i32 i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
        (memory (export "memory") 3)
        (data (i32.const 100) "data.bin")
        (data (i32.const 120) "subcontent/metadata_0.json")
        (data (i32.const 200) "{\\22filename\\22:\\22s\\22,\\22offset\\22:1048576,\\22length\\22:2097152}")
        (func (export "process") (result i32)
          (local $total i64)
          (drop (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 8) (i32.const 0)
            (i64.const 6) (i64.const 0) (i32.const 0) (i32.const 0)))
          (i32.store (i32.const 8) (i32.const 4096))
          (i32.store (i32.const 12) (i32.const 65536))
          (block $end (loop $next
            (br_if $end (call $pread (i32.load (i32.const 0)) (i32.const 8) (i32.const 1)
              (local.get $total) (i32.const 4)))
            (br_if $end (call $read (i32.load (i32.const 0)) (i32.const 8) (i32.const 1)
              (i32.const 4)))
            (br_if $end (i32.eqz (i32.load (i32.const 4))))
            (local.set $total
              (i64.add (local.get $total) (i64.extend_i32_u (i32.load (i32.const 4)))))
            (br $next)))
          (drop (call $close (i32.load (i32.const 0))))
          (if (i64.gt_u (local.get $total) (i64.const 3145728)) (then
            (drop (call $open (i32.const 3) (i32.const 0) (i32.const 120) (i32.const 26)
              (i32.const 1) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 0)))
            (i32.store (i32.const 8) (i32.const 200))
            (i32.store (i32.const 12) (i32.const 50))
            (drop (call $write (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 4)))
            (drop (call $close (i32.load (i32.const 0))))))
          (i32.const 0)))
      """;

  @TempDir private Path temp;

  @Test
  void run_whileFilesAreCut_endsAndEachContentIsASuccessOrSaysSo() throws Exception {
    Path modules = Files.createDirectory(temp.resolve("modules"));
    Path input = Files.createDirectory(temp.resolve("input"));
    Files.write(modules.resolve("reader.wasm"), Wat.toWasm(READER));
    for (int i = 0; i < FILES; i++) {
      Files.write(input.resolve("f" + i), content(i));
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread cutter = Thread.ofPlatform().start(() -> cut(input, over));
    List<String> messages = new ArrayList<>();
    try {
      for (int i = 0; i < RUNS; i++) {
        Path database = temp.resolve("results" + i + ".db");
        new Wadup(job(modules, input, database)).run(RunListener.SILENT);
        messages.addAll(messages(database));
      }
    } finally {
      over.set(true);
      cutter.join();
    }
    assertThat(messages).hasSizeGreaterThanOrEqualTo(RUNS * FILES).isSubsetOf(EXPECTED);
  }

  private JobConfig job(Path modules, Path input, Path database) {
    return JobConfig.builder()
        .module(modules)
        .input(input)
        .output(database)
        .moduleCache(temp.resolve("cache"))
        .hash(true)
        .mime(true)
        .dedupe(true)
        .threads(2)
        .build();
  }

  private static byte[] content(int number) {
    byte[] bytes = new byte[SIZE];
    bytes[0] = (byte) number;
    return bytes;
  }

  private static List<String> messages(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT error_message FROM __wadup_content")) {
      List<String> messages = new ArrayList<>();
      while (rows.next()) {
        messages.add(String.valueOf(rows.getString(1)));
      }
      return messages;
    }
  }

  private static void cut(Path input, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      try (RandomAccessFile file =
          new RandomAccessFile(input.resolve("f" + i % FILES).toFile(), "rw")) {
        file.setLength(i % 3 == 0 ? 5_000 : SIZE);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
