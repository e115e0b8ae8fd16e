package dev.wadup.wasi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** When a guest must be gone: a moment, or sooner if somebody cancels it; safe for many threads. */
public final class Deadline {
  private static final long FOREVER = Long.MAX_VALUE;

  private final long start = System.nanoTime();
  private final long length;
  private volatile boolean cancelled;
  private volatile @Nullable Thread sleeper;

  private Deadline(long length) {
    this.length = length;
  }

  /** A deadline this long from now. */
  public static Deadline after(Duration time) {
    return new Deadline(time.compareTo(Duration.ofNanos(FOREVER)) < 0 ? time.toNanos() : FOREVER);
  }

  /** A deadline that only {@link #cancel} brings about. */
  public static Deadline never() {
    return new Deadline(FOREVER);
  }

  /** Makes this deadline pass now and wakes who sleeps until it. */
  public void cancel() {
    cancelled = true;
    LockSupport.unpark(sleeper);
  }

  /** Whether the guest's time is over. */
  public boolean isPast() {
    return cancelled || left() <= 0;
  }

  /** Returns if there is time left. */
  void check() {
    if (isPast()) {
      throw new DeadlineExceeded();
    }
  }

  /** Sleeps this long; an interrupt counts as the deadline. */
  void sleep(long nanos) {
    long begin = System.nanoTime();
    sleeper = Thread.currentThread();
    try {
      for (long rest = nanos; rest > 0; rest = nanos - (System.nanoTime() - begin)) {
        checkAwake();
        LockSupport.parkNanos(this, Math.min(rest, left()));
      }
      checkAwake();
    } finally {
      sleeper = null;
    }
  }

  private void checkAwake() {
    check();
    if (Thread.currentThread().isInterrupted()) {
      throw new DeadlineExceeded();
    }
  }

  private long left() {
    return length == FOREVER ? FOREVER : length - (System.nanoTime() - start);
  }
}
