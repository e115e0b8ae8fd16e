package dev.wadup.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths on a thread of its own: a read from a terminal or pipe can't be interrupted, and a
 * run that is asked to stop must not wait for one. Such a thread ends with the next byte.
 */
final class PathReader implements AutoCloseable {
  private static final int POLL_MILLIS = 50;

  private final InputStream source;
  private final byte separator;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(1_024);
  private final Thread thread;

  PathReader(Input.PathList list) {
    this.source = new BufferedInputStream(list.source());
    this.separator = list.separator();
    this.thread = Thread.ofPlatform().daemon().name("wadup-paths").start(this::readAll);
  }

  /**
   * The next path that is not empty; nothing at the end, or as soon as no more are wanted.
   *
   * @throws IOException if the list can't be read further
   */
  Optional<byte[]> next(BooleanSupplier wanted) throws IOException {
    try {
      Line line = null;
      while (line == null && wanted.getAsBoolean()) {
        line = lines.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
      return line == null ? Optional.empty() : line.path();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void readAll() {
    try {
      lines.put(readUntilEnd());
    } catch (InterruptedException e) {
      // Nobody wants the rest.
    }
  }

  private Line readUntilEnd() throws InterruptedException {
    try {
      for (byte[] path = read(); path.length > 0; path = read()) {
        lines.put(new Line(path, null));
      }
      return new Line(null, null);
    } catch (IOException e) {
      return new Line(null, e);
    }
  }

  private byte[] read() throws IOException {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    for (int b = source.read(); b >= 0; b = source.read()) {
      if (b != separator) {
        keep(path, b);
      } else if (path.size() > 0) {
        break;
      }
    }
    return path.toByteArray();
  }

  /** One byte more than the limit is enough to know that a path is too long. */
  private static void keep(ByteArrayOutputStream path, int b) {
    if (path.size() <= TreeWalk.MAX_PATH_BYTES) {
      path.write(b);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** A path, or the end, perhaps a bad one. */
  private static final class Line {
    private final byte @Nullable [] path;
    private final @Nullable IOException failure;

    Line(byte @Nullable [] path, @Nullable IOException failure) {
      this.path = path;
      this.failure = failure;
    }

    Optional<byte[]> path() throws IOException {
      if (failure != null) {
        throw failure;
      }
      return Optional.ofNullable(path);
    }
  }
}
