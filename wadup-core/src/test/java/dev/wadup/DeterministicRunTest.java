package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.content.SpillLimits;
import dev.wadup.engine.GuestLimits;
import dev.wadup.pipeline.LineageLimits;
import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deterministic runs of real guests into real databases. */
@Timeout(120)
class DeterministicRunTest {
  private static final List<String> TABLES =
      List.of(
          "SELECT * FROM seen",
          "SELECT * FROM __wadup_module_output",
          "SELECT * FROM __wadup_table",
          "SELECT content_uuid, module_name, outcome, message, fuel, row_count, child_count"
              + " FROM __wadup_module_run",
          "SELECT uuid, filename, parent_uuid, status, error_message, path, depth, size, sha256,"
              + " offset FROM __wadup_content");

  @TempDir Path temp;
  private Path input;
  private Path modules;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.createDirectory(temp.resolve("input"));
    modules = Files.createDirectory(temp.resolve("modules"));
    for (int i = 0; i < 60; i++) {
      Files.writeString(input.resolve("f" + i), "content".repeat(i % 4) + i);
    }
  }

  @Test
  void rows_onAnyNumberOfThreads_areTheSame() throws Exception {
    module("a", splitter("Int64", "{\"Int64\":7}"));
    module("b", splitter("String", "{\"String\":\"7\"}"));
    List<String> one = rows(1);
    assertThat(one.toString()).contains("--max-children", "known with another schema", "out_of");
    assertThat(rows(2)).isEqualTo(one);
    assertThat(rows(8)).isEqualTo(one);
  }

  @Test
  void run_inWhichATimeLimitStruck_saysThatItIsNotReproducible() throws Exception {
    module(
        "a", "(module (memory (export \"memory\") 1) (func (export \"process\") (loop (br 0))))");
    GuestLimits limits = new GuestLimits(1L << 60, 1 << 20, 1 << 19, Duration.ofMillis(20));
    assertThat(run(2, limits).ending()).isEqualTo(RunEnding.NOT_REPRODUCIBLE);
    assertThat(query("SELECT outcome FROM __wadup_run"))
        .containsExactly("complete, not reproducible");
  }

  private void module(String name, String wat) throws IOException {
    Files.write(modules.resolve(name + ".wasm"), Wat.toWasm(wat));
  }

  /**
   * Prints a random number, writes a row into a table that others define differently, announces
   * three slices, of which small contents don't have all, and burns its fuel over large ones.
   */
  private static String splitter(String type, String value) {
    String row =
        """
        {"tables":[{"name":"seen","columns":[{"name":"n","data_type":"%s"}]}],\
        "rows":[{"table_name":"seen","values":[%s]}]}\
        """
            .formatted(type, value);
    return """
    (module
      (import "wasi_snapshot_preview1" "path_open"
        (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_seek"
        (func $seek (param i32 i64 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "random_get"
        (func $random (param i32 i32) (result i32)))
      (memory (export "memory") 1)
      %s
      (func $print (param $fd i32) (param $text i32) (param $length i32)
        (i32.store (i32.const 8) (local.get $text))
        (i32.store (i32.const 12) (local.get $length))
        (drop (call $write (local.get $fd) (i32.const 8) (i32.const 1) (i32.const 4))))
      (func $open_at (param $path i32) (param $length i32) (param $flags i32)
          (param $rights i64) (result i32)
        (drop (call $open (i32.const 3) (i32.const 0) (local.get $path) (local.get $length)
          (local.get $flags) (local.get $rights) (local.get $rights) (i32.const 0) (i32.const 0)))
        (i32.load (i32.const 0)))
      (func $put (param $path i32) (param $pathLength i32) (param $text i32) (param $length i32)
        (local $fd i32)
        (local.set $fd
          (call $open_at (local.get $path) (local.get $pathLength) (i32.const 1) (i64.const -1)))
        (call $print (local.get $fd) (local.get $text) (local.get $length))
        (drop (call $close (local.get $fd))))
      (func (export "process") (result i32)
        (drop (call $random (i32.const 16) (i32.const 1)))
        (i32.store8 (i32.const 16)
          (i32.add (i32.const 65) (i32.and (i32.load8_u (i32.const 16)) (i32.const 15))))
        (call $print (i32.const 1) (i32.const 16) (i32.const 1))
        (drop (call $seek (call $open_at %s (i32.const 0) (i64.const 6))
          (i64.const 0) (i32.const 2) (i32.const 24)))
        (if (i64.gt_u (i64.load (i32.const 24)) (i64.const 20)) (then (loop (br 0))))
        (call $put %s %s)
        (call $put %s %s)
        (call $put %s %s)
        (call $put %s %s)
        (i32.const 0)))\
    """
        .formatted(
            (Object[])
                new Texts()
                    .add("data.bin")
                    .add("metadata/r.json")
                    .add(row)
                    .add("subcontent/metadata_0.json")
                    .add("{\"filename\":\"x\",\"offset\":0,\"length\":1}")
                    .add("subcontent/metadata_1.json")
                    .add("{\"filename\":\"y\",\"offset\":0,\"length\":2}")
                    .add("subcontent/metadata_2.json")
                    .add("{\"filename\":\"z\",\"offset\":2,\"length\":6}")
                    .segmentsAndPlaces());
  }

  private List<String> rows(int threads) throws SQLException {
    run(threads, new GuestLimits(100_000L, 1 << 20, 1 << 19, Duration.ofMinutes(2)));
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.addAll(query(table).stream().sorted().toList());
    }
    return rows;
  }

  private RunReport run(int threads, GuestLimits limits) {
    JobConfig job =
        JobConfig.builder()
            .module(modules)
            .input(input)
            .output(temp.resolve("results.db"))
            .freshDatabase(true)
            .moduleCache(temp.resolve("cache"))
            .threads(threads)
            .deterministic(true)
            .limits(new Limits(limits, new LineageLimits(3, 2, 1 << 20, 1), SpillLimits.DEFAULTS))
            .build();
    return new Wadup(job).run(RunListener.SILENT);
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("results.db"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    }
  }

  /** Texts in a guest's memory, one behind the other. */
  private static final class Texts {
    private final StringBuilder segments = new StringBuilder();
    private final List<String> places = new ArrayList<>();
    private int next = 1024;

    Texts add(String text) {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      segments.append("(data (i32.const %d) \"%s\")".formatted(next, text.replace("\"", "\\22")));
      places.add("(i32.const %d) (i32.const %d)".formatted(next, length));
      next += length;
      return this;
    }

    String[] segmentsAndPlaces() {
      List<String> all = new ArrayList<>(places);
      all.addFirst(segments.toString());
      return all.toArray(String[]::new);
    }
  }
}
