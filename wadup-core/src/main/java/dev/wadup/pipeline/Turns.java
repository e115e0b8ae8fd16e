package dev.wadup.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Roots in the order of the scan; the first of those that have not ended may settle things. */
final class Turns {
  private final Map<Long, Runnable> waiting = new HashMap<>();
  private final Set<Long> ended = new HashSet<>();
  private long issued;
  private long first;

  /** The turn of the next root. */
  synchronized Turn next() {
    return new Turn(issued++);
  }

  private synchronized boolean isFirst(long number) {
    return number == first;
  }

  private synchronized boolean waits(long number, Runnable work) {
    if (number == first) {
      return false;
    }
    waiting.put(number, work);
    return true;
  }

  private synchronized Runnable end(long number) {
    ended.add(number);
    while (ended.remove(first)) {
      first++;
    }
    Runnable work = waiting.remove(first);
    return work == null ? () -> {} : work;
  }

  /** One root's place. */
  final class Turn {
    private final long number;

    private Turn(long number) {
      this.number = number;
    }

    /** Whether all roots before this one have ended. */
    boolean isFirst() {
      return Turns.this.isFirst(number);
    }

    /** Runs {@code work} when all roots before this one have ended; once at a time. */
    void whenFirst(Runnable work) {
      if (!waits(number, work)) {
        work.run();
      }
    }

    /** The root has ended. */
    void end() {
      Turns.this.end(number).run();
    }
  }
}
