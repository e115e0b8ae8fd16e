package dev.wadup.bench;

import dev.wadup.result.CapturedOutput;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.sqlite.SqliteSettings;
import dev.wadup.sink.sqlite.SqliteSink;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows a second reach the database, against a bare sqlite-jdbc loop into the same tables?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class SinkBenchmark {
  private static final int ROWS = 100_000;
  private static final TableSchema SCHEMA =
      new TableSchema(
          "t", List.of(new Column("a", ColumnType.INT64), new Column("b", ColumnType.STRING)));

  /** Rows of one content. */
  @Param({"1", "200"})
  private int rowsPerContent;

  private Path folder;
  private Path database;
  private Random random;

  /** A folder that has no database yet. */
  @Setup(Level.Invocation)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("sink");
    database = folder.resolve("results.db");
    random = new Random(1);
  }

  /** The sink, from an absent database to one without side files. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void sink() {
    RunRecord run = new RunRecord("bench", "", "{}", List.of());
    try (SqliteSink sink =
        SqliteSink.open(SqliteSettings.of(database), run, new SchemaRegistry())) {
      for (int i = 0; i < ROWS / rowsPerContent; i++) {
        writeRoot(sink, new UUID(random.nextLong(), random.nextLong()), "file" + i);
      }
      sink.finish("complete");
    }
  }

  private void writeRoot(SqliteSink sink, UUID uuid, String name) {
    ModuleRun run =
        new ModuleRun(
            "module",
            Outcome.OK,
            null,
            CapturedOutput.EMPTY,
            Duration.ofMillis(1),
            null,
            65_536,
            false,
            List.of(rows()),
            0);
    sink.beginRoot(new RootRecord(uuid, "/input", name, 10, 1));
    sink.write(
        new ContentResult(
            uuid,
            name,
            name,
            null,
            null,
            uuid,
            0,
            10L,
            null,
            null,
            null,
            null,
            null,
            List.of(run)));
    sink.completeRoot(uuid);
  }

  private RowBatch rows() {
    RowBatchBuilder rows = new RowBatchBuilder(SCHEMA, new OverflowFile(folder, 16 << 20));
    for (int i = 0; i < rowsPerContent; i++) {
      rows.addLong(i);
      rows.addText("value " + i);
      rows.endRow();
    }
    return rows.build();
  }

  /** The loop: one statement a row, foreign keys and indices in place, a commit for 1,000 rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void bareLoop() throws SQLException {
    makeDatabase();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      makeTable(connection);
      connection.setAutoCommit(false);
      insert(connection);
    }
  }

  private void makeDatabase() {
    RunRecord run = new RunRecord("bench", "", "{}", List.of());
    try (SqliteSink sink =
        SqliteSink.open(SqliteSettings.of(database), run, new SchemaRegistry())) {
      sink.finish("complete");
    }
  }

  private static void makeTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute("PRAGMA foreign_keys = ON");
      statement.execute(
          "CREATE TABLE t(content_uuid TEXT NOT NULL, a INTEGER, b TEXT,"
              + " FOREIGN KEY(content_uuid) REFERENCES __wadup_content(uuid))");
      statement.execute("CREATE INDEX t_content ON t(content_uuid)");
    }
  }

  private void insert(Connection connection) throws SQLException {
    try (PreparedStatement root =
            connection.prepareStatement(
                "INSERT INTO __wadup_root(uuid, input, path_raw, size, mtime_ns, state, run_id)"
                    + " VALUES(?,'/input',?,10,1,'complete',1)");
        PreparedStatement content =
            connection.prepareStatement(
                "INSERT INTO __wadup_content(uuid, filename, processed_at, status, path, depth,"
                    + " size, root_uuid) VALUES(?1,?2,1,'success',?2,0,10,?1)");
        PreparedStatement run =
            connection.prepareStatement(
                "INSERT INTO __wadup_module_run(content_uuid, module_name, outcome, wall_us,"
                    + " peak_memory_bytes, row_count, child_count, facts_read)"
                    + " VALUES(?,'module','ok',1000,65536,1,0,0)");
        PreparedStatement row = connection.prepareStatement("INSERT INTO t VALUES(?,?,?)")) {
      String uuid = "";
      for (int i = 0; i < ROWS; i++) {
        if (i % rowsPerContent == 0) {
          uuid = new UUID(random.nextLong(), random.nextLong()).toString();
          execute(root, uuid, "file" + i);
          execute(content, uuid, "file" + i);
          execute(run, uuid);
        }
        row.setString(1, uuid);
        row.setLong(2, i);
        row.setString(3, "value " + i);
        row.executeUpdate();
        if (i % 1_000 == 999) {
          connection.commit();
        }
      }
    }
  }

  private static void execute(PreparedStatement insert, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setString(i + 1, values[i]);
    }
    insert.executeUpdate();
  }
}
