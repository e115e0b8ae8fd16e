package dev.wadup.pipeline;

import dev.wadup.content.Input;
import dev.wadup.content.InputScanner;
import dev.wadup.content.MappingPool;
import dev.wadup.content.ScanSettings;
import dev.wadup.content.SpillLimits;
import dev.wadup.content.SpillStore;
import dev.wadup.output.OutputLimits;
import dev.wadup.output.OutputSettings;
import dev.wadup.result.ContentResult;
import dev.wadup.sink.RootFilter;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.sqlite.SqliteSettings;
import dev.wadup.sink.sqlite.SqliteSink;
import dev.wadup.supervision.Supervision;
import dev.wadup.table.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs over a folder into real databases, whose rows can be compared. */
final class RerunFixture {
  /** What differs between runs of the same work. */
  private static final Set<String> OF_THE_RUN = Set.of("processed_at", "wall_us", "run_id");

  final Path input;
  final Path database;
  final GuestVersions guests = new GuestVersions();
  private final Path folder;
  private long seconds = 1;
  boolean checksum;
  boolean dedupe;
  boolean retryFailed;
  boolean prune;
  String settings = "{}";
  LineageLimits lineage = LineageLimits.DEFAULTS;

  RerunFixture(Path temp) throws IOException {
    folder = temp.toRealPath();
    input = Files.createDirectory(folder.resolve("in"));
    database = folder.resolve("results.db");
  }

  /** Writes a file, which has another time afterwards. */
  RerunFixture file(String name, String text) throws IOException {
    Files.writeString(input.resolve(name), text);
    return touch(name);
  }

  /** Adds to a file's end; makes the file if there is none. */
  RerunFixture grow(String name, String text) throws IOException {
    Path file = input.resolve(name);
    return file(name, Files.exists(file) ? Files.readString(file) + text : text);
  }

  RerunFixture touch(String name) throws IOException {
    Files.setLastModifiedTime(input.resolve(name), FileTime.from(seconds++, TimeUnit.SECONDS));
    return this;
  }

  RerunFixture delete(String name) throws IOException {
    Files.deleteIfExists(input.resolve(name));
    return this;
  }

  /** Runs the modules at hand over the folder. */
  RunTally run() {
    return run(database);
  }

  /** Runs until so many contents are recorded; some that were begun then are left out. */
  void runUntil(int contents) {
    StopSignal stop = new StopSignal();
    AtomicInteger done = new AtomicInteger();
    run(
        database,
        stop,
        new ProgressListener() {
          @Override
          public void contentDone(ContentResult result) {
            if (done.incrementAndGet() == contents) {
              stop.request();
            }
          }
        });
  }

  private RunTally run(Path into) {
    return run(into, new StopSignal(), new ProgressListener() {});
  }

  private RunTally run(Path into, StopSignal stop, ProgressListener listener) {
    guests.forgetCalls();
    FakeEngine engine = guests.engine();
    SchemaRegistry schemas = new SchemaRegistry();
    SqliteSettings store =
        new SqliteSettings(
            into, false, false, retryFailed, prune, copies(into), false, RootFilter.NONE);
    try (ModuleSet modules = ModuleSet.load(engine, engine.modules(), 2);
        SqliteSink sink =
            SqliteSink.open(store, new RunRecord("1", "", settings, modules.records()), schemas);
        SpillStore spill = new SpillStore(folder.resolve("spill"), SpillLimits.DEFAULTS)) {
      ContentProcessor processor =
          new ContentProcessor(context(engine, modules, sink, schemas, spill, listener), stop);
      processor.process(List.of(InputScanner.of(new Input.Tree(input, "in"), ScanSettings.ALL)));
      RunTally tally = processor.tally();
      if (!stop.isRequested()) {
        sink.finish(new RunEnd("complete", tally.copiedRuns(), tally.saved()));
      }
      return tally;
    }
  }

  private @Nullable Path copies(Path into) {
    return dedupe && into.equals(database) ? folder.resolve("copies") : null;
  }

  private ProcessingContext context(
      FakeEngine engine,
      ModuleSet modules,
      SqliteSink sink,
      SchemaRegistry schemas,
      SpillStore spill,
      ProgressListener listener) {
    return new ProcessingContext(
        modules,
        sink,
        new OutputSettings(OutputLimits.DEFAULT, schemas, folder.resolve("spill")),
        spill,
        new MappingPool(),
        lineage,
        null,
        2,
        false,
        false,
        checksum,
        false,
        listener,
        Supervision.none(),
        engine::interruptAll);
  }

  /** All rows that the database holds of contents, by table. */
  List<String> rows() {
    return rows(database);
  }

  /**
   * Rows that a run with the modules and files at hand gives in a database of its own and that are
   * missing here, and rows that are here alone.
   */
  List<String> differencesFromFresh() throws IOException {
    Path fresh = folder.resolve("fresh.db");
    Files.deleteIfExists(fresh);
    run(fresh);
    List<String> differences = new ArrayList<>();
    without(rows(fresh), rows()).forEach(row -> differences.add("missing " + row));
    without(rows(), rows(fresh)).forEach(row -> differences.add("too much " + row));
    return differences;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left;
  }

  /** The rows of a question, their values joined by bars. */
  List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      List<String> rows = new ArrayList<>();
      addRows(statement, sql, "", rows);
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> rows(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet tables =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
                  + " AND name NOT IN ('__wadup_run', '__wadup_run_module', '__wadup_module',"
                  + " '__wadup_table') ORDER BY name")) {
        while (tables.next()) {
          names.add(tables.getString(1));
        }
      }
      List<String> rows = new ArrayList<>();
      for (String name : names) {
        addRows(statement, "SELECT * FROM \"" + name + "\"", name + " ", rows);
      }
      return rows.stream().sorted().toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void addRows(Statement statement, String sql, String prefix, List<String> rows)
      throws SQLException {
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          String column = found.getMetaData().getColumnName(i);
          if (!OF_THE_RUN.contains(column)) {
            row.add(String.valueOf(found.getObject(i)));
          }
        }
        rows.add(prefix + String.join("|", row));
      }
    }
  }
}
