package dev.wadup.sink.sqlite;

import dev.wadup.result.ContentResult;
import dev.wadup.sink.KnownResults;
import dev.wadup.sink.KnownTwins;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.RunRecord;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes results into a SQLite database on one thread, in batches. */
public final class SqliteSink implements ResultSink {
  private final Path path;
  private final DatabaseLock lock;
  private final OpenDatabase database;
  private final @Nullable StoredResults storedResults;
  private final @Nullable StoredTwins storedTwins;
  private final CommandQueue queue;
  private final CompletableFuture<Void> stopped;
  private boolean closed;

  private SqliteSink(Path path, DatabaseLock lock, OpenDatabase database, InstantSource clock)
      throws SQLException {
    this.path = path;
    this.storedResults = database.storedResults();
    this.storedTwins = database.storedTwins();
    this.lock = lock;
    this.database = database;
    this.queue = new CommandQueue();
    this.stopped =
        CompletableFuture.runAsync(
            new WriterLoop(path, queue, database.writer(clock), database, storedResults),
            loop -> Thread.ofPlatform().name("wadup-writer").daemon().start(loop));
  }

  /**
   * Opens or makes the database, makes the tables it holds known, and begins a run.
   *
   * @throws dev.wadup.error.WadupException with {@code DATABASE_UNUSABLE} if the file belongs to
   *     another program, is corrupt, of a newer version, or in use by another run
   */
  public static SqliteSink open(SqliteSettings settings, RunRecord run, SchemaRegistry schemas) {
    DatabaseFile file = new DatabaseFile(settings.path());
    file.holdsResults();
    DatabaseLock lock = DatabaseLock.acquire(settings.path());
    try {
      return open(settings, file, lock, run, schemas);
    } catch (SQLException e) {
      lock.close();
      throw SqlFailure.opening(settings.path(), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Loads SQLite, so that a run need not wait for that. */
  public static void preload() {
    try {
      Connections.openInMemory().close();
    } catch (SQLException e) {
      // The run will say so.
    }
  }

  private static SqliteSink open(
      SqliteSettings settings,
      DatabaseFile file,
      DatabaseLock lock,
      RunRecord run,
      SchemaRegistry schemas)
      throws SQLException {
    boolean exists = file.holdsResults();
    if (exists && settings.fresh()) {
      file.delete();
      exists = false;
    }
    InstantSource clock = InstantSource.system();
    OpenDatabase database = OpenDatabase.open(settings, exists, run, schemas, clock);
    return new SqliteSink(settings.path(), lock, database, clock);
  }

  /** The number of the run that this sink records. */
  public long runId() {
    return database.runId();
  }

  @Override
  public void beginRoot(RootRecord root) {
    queue.put(new Command.BeginRoot(root));
  }

  @Override
  public KnownResults knownResults() {
    return storedResults == null ? KnownResults.NONE : storedResults;
  }

  @Override
  public KnownTwins knownTwins() {
    return storedTwins == null ? KnownTwins.NONE : storedTwins;
  }

  @Override
  public void reviseRoot(RootRecord root, Set<String> modules) {
    queue.put(new Command.ReviseRoot(root, Set.copyOf(modules)));
  }

  @Override
  public void refreshRoot(RootRecord root) {
    queue.put(new Command.RefreshRoot(root));
  }

  @Override
  public void keepRoot(UUID rootUuid) {
    queue.put(new Command.KeepRoot(rootUuid));
  }

  @Override
  public void endInputs(Set<String> inputs) {
    queue.put(new Command.EndInputs(Set.copyOf(inputs)));
  }

  @Override
  public void write(ContentResult result) {
    queue.put(Command.Write.of(result));
  }

  @Override
  public void completeRoot(UUID rootUuid) {
    queue.put(new Command.CompleteRoot(rootUuid));
  }

  @Override
  public void skip(SkippedEntry entry) {
    queue.put(new Command.Skip(entry));
  }

  @Override
  public void flush() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.put(new Command.Flush(done));
    done.join();
    queue.checkFailure();
  }

  @Override
  public void finish(RunEnd end) {
    stop(Optional.of(end));
    queue.checkFailure();
    close();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop(Optional.empty());
    try (lock) {
      database.close();
    } catch (SQLException e) {
      throw SqlFailure.writing(path, e);
    }
  }

  private void stop(Optional<RunEnd> end) {
    if (!stopped.isDone()) {
      closeReaders();
      queue.putIfWorking(new Command.Stop(end));
      stopped.join();
    }
  }

  /** Other connections would keep the journal's files there. */
  private void closeReaders() {
    try {
      if (storedResults != null) {
        storedResults.close();
      }
      if (storedTwins != null) {
        storedTwins.close();
      }
    } catch (SQLException e) {
      throw SqlFailure.reading(path, e);
    }
  }
}
