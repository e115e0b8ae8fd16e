package dev.wadup.bench;

import dev.wadup.content.ContentBytes;
import dev.wadup.engine.Execution;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.ModuleRejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

/** What does one content cost in the engine, with an instance kept and with one made fresh? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xss17m", "-XX:+UseSerialGC"})
public class IsolationBenchmark {
  /** An example; the folder of the built ones is {@code examples/modules}. */
  @Param({"byte_counter", "sqlite_parser", "go_byte_counter", "go_sqlite_parser"})
  public String module;

  /** What state a guest is in when it meets a content. */
  @Param({"REUSE", "FRESH"})
  public IsolationMode isolation;

  private RunningModule guest;
  private Invocation invocation;

  /** A started guest, and a small database that it meets again and again. */
  @Setup
  public void open() throws ModuleRejectedException, IOException, SQLException {
    guest = RunningModule.of(Path.of("examples/modules", module + ".wasm"), isolation);
    byte[] content = module.contains("sqlite") ? database() : text();
    invocation =
        new Invocation(
            ContentBytes.of(content), () -> new byte[0], (files, path) -> files.detach(path));
  }

  private static byte[] text() {
    return "alpha beta gamma\n".repeat(250).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] database() throws IOException, SQLException {
    Path file = Files.createTempFile("wadup-bench", ".db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int table = 0; table < 3; table++) {
        statement.execute("CREATE TABLE t" + table + " (id INTEGER PRIMARY KEY, word TEXT)");
        for (int row = 0; row < 100; row++) {
          statement.execute("INSERT INTO t" + table + " (word) VALUES ('alpha beta')");
        }
      }
      connection.commit();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  /** Closes what {@link #open} made. */
  @TearDown
  public void close() {
    guest.close();
  }

  /** One content. */
  @Benchmark
  public Execution content() {
    return guest.process(invocation);
  }
}
