package dev.wadup.engine.guest;

import java.time.Duration;

/**
 * Moves a runtime's epoch on with the clock, so that guests can be stopped after a time. Counts
 * from the clock, not from its own wake-ups: a tick that comes late is made up for.
 */
final class EpochTicker implements AutoCloseable {
  /** Enough ticks for 27 hours; a longer time limit is cut to that. */
  private static final long MAX_TICKS = 10_000_000;

  private static final Duration TICK = Duration.ofMillis(10);

  private final Runnable incrementEpoch;
  private final Thread thread;
  private final long origin = System.nanoTime();
  private long ticked;
  private boolean closed;

  EpochTicker(Runnable incrementEpoch) {
    this.incrementEpoch = incrementEpoch;
    this.thread = Thread.ofPlatform().name("wadup-epoch").daemon().start(this::tick);
  }

  /** How many ticks from now a time of this length is surely over. */
  static long ticks(Duration time) {
    return Math.min(MAX_TICKS, time.dividedBy(TICK) + 2);
  }

  /** Lets every deadline pass that was set before and is at most this many ticks away. */
  synchronized void expire(long ticks) {
    for (long i = 0; i < ticks && !closed; i++) {
      incrementEpoch.run();
    }
  }

  private void tick() {
    while (!Thread.currentThread().isInterrupted()) {
      catchUp();
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void catchUp() {
    long due = (System.nanoTime() - origin) / TICK.toNanos();
    for (; ticked < due && !closed; ticked++) {
      incrementEpoch.run();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    thread.interrupt();
  }
}
