package dev.wadup.sink.sqlite;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The writer's thread: takes commands until it is told to stop or writing fails. */
final class WriterLoop implements Runnable {
  /** How long a row may wait for its commit: long batches touch each page of an index once. */
  private static final long LONGEST_BATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long the writer waits for more before it commits. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path database;
  private final CommandQueue queue;
  private final ResultsWriter writer;
  private final OpenDatabase results;
  private final @Nullable StoredResults reader;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private long batchStart;
  private boolean stopped;

  /**
   * A loop that has not begun.
   *
   * @param reader reads beside it; null if there is none
   */
  WriterLoop(
      Path database,
      CommandQueue queue,
      ResultsWriter writer,
      OpenDatabase results,
      @Nullable StoredResults reader) {
    this.database = database;
    this.queue = queue;
    this.writer = writer;
    this.results = results;
    this.reader = reader;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        step(queue.takeAll(writer.isOpen() ? PAUSE_NANOS : Long.MAX_VALUE));
      }
    } catch (SQLException e) {
      queue.fail(SqlFailure.writing(database, e));
    } catch (WadupException e) {
      queue.fail(e);
    } catch (InterruptedException | RuntimeException | Error e) {
      queue.fail(
          new WadupException(
              ErrorCode.INTERNAL, "The writer of %s stopped: %s".formatted(database, e), e));
    } finally {
      waiting.forEach(done -> done.complete(null));
    }
  }

  private void step(List<Command> commands) throws SQLException {
    boolean idle = commands.isEmpty();
    for (Command command : commands) {
      apply(command);
    }
    boolean late = System.nanoTime() - batchStart > LONGEST_BATCH_NANOS;
    if (idle || late || !waiting.isEmpty()) {
      commit();
    }
  }

  private void apply(Command command) throws SQLException {
    if (!writer.isOpen()) {
      batchStart = System.nanoTime();
    }
    switch (command) {
      case Command.Flush(CompletableFuture<Void> done) -> waiting.add(done);
      case Command.Stop(var end) -> {
        commit();
        if (end.isPresent()) {
          results.end(end.get());
        }
        stopped = true;
      }
      case Command.BeginRoot _,
          Command.ReviseRoot _,
          Command.KeepRoot _,
          Command.RefreshRoot _,
          Command.EndInputs _,
          Command.Write _,
          Command.CompleteRoot _,
          Command.Skip _ ->
          writer.apply(command);
    }
    if (writer.isFull()) {
      commit();
    }
  }

  private void commit() throws SQLException {
    writer.commit();
    if (reader != null) {
      reader.release();
    }
    waiting.forEach(done -> done.complete(null));
    waiting.clear();
  }
}
