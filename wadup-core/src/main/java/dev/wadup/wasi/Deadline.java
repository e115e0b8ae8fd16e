package dev.wadup.wasi;

import java.time.Duration;

/** When a guest must be gone: a moment, or sooner if somebody cancels it; safe for many threads. */
public final class Deadline {
  private final long expiry;
  private final boolean bounded;
  private volatile boolean cancelled;

  private Deadline(long expiry, boolean bounded) {
    this.expiry = expiry;
    this.bounded = bounded;
  }

  /** A deadline this long from now. */
  public static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), true);
  }

  /** A deadline that only {@link #cancel} brings about. */
  public static Deadline never() {
    return new Deadline(0, false);
  }

  /** Makes this deadline pass now and wakes whoever sleeps until it. */
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  /** Whether the guest's time is over. */
  public boolean isPast() {
    return cancelled || (bounded && System.nanoTime() - expiry >= 0);
  }

  /** Returns if there is time left. */
  void check() {
    if (isPast()) {
      throw new DeadlineExceeded();
    }
  }
}
