package dev.wadup.supervision;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A mapped file with a {@link WorkMark} for each thread: what is stored there survives the process,
 * however it dies. It begins with the number of the first run that was recorded, and whether the
 * process ended well.
 */
final class WorkJournal implements AutoCloseable {
  /** More threads than a run's pool ever holds at a time. */
  private static final int MARKS = 4_096;

  private static final int SIZE = WorkMark.BYTES * (MARKS + 1);

  private static final int FIRST_RUN = 0;
  private static final int ENDED = 8;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment file;
  private final Queue<WorkMark> free = new ConcurrentLinkedQueue<>();

  /** Opens a journal, or makes it. */
  WorkJournal(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file = channel.map(MapMode.READ_WRITE, 0, SIZE, arena);
    }
    IntStream.rangeClosed(1, MARKS).mapToObj(this::mark).forEach(free::add);
  }

  private WorkMark mark(int number) {
    return new WorkMark(file.asSlice((long) number * WorkMark.BYTES, WorkMark.BYTES));
  }

  /** What every thread was at. */
  List<Work> work() {
    return IntStream.rangeClosed(1, MARKS)
        .mapToObj(this::mark)
        .map(WorkMark::work)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Another process begins: forgets what the threads of the one before were at. */
  void begin() {
    file.set(JAVA_LONG, ENDED, 0);
    file.asSlice(WorkMark.BYTES).fill((byte) 0);
  }

  /** The process ends as it should. */
  void end() {
    file.set(JAVA_LONG, ENDED, 1);
  }

  boolean hasEnded() {
    return file.get(JAVA_LONG, ENDED) == 1;
  }

  WorkMark claim() {
    WorkMark mark = free.poll();
    if (mark == null) {
      throw new IllegalStateException("more than %,d threads at work".formatted(MARKS));
    }
    return mark;
  }

  void release(WorkMark mark) {
    mark.end();
    free.add(mark);
  }

  OptionalLong firstRun() {
    long run = file.get(JAVA_LONG, FIRST_RUN);
    return run == 0 ? OptionalLong.empty() : OptionalLong.of(run);
  }

  void firstRun(long run) {
    file.set(JAVA_LONG, FIRST_RUN, run);
  }

  @Override
  public void close() {
    arena.close();
  }
}
