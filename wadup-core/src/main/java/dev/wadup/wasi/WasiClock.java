package dev.wadup.wasi;

import java.time.Instant;

/** Where a guest's time comes from. */
public interface WasiClock {
  /** Nanoseconds since 1970, UTC. */
  long realtimeNanos();

  /** The same, as coarse as the times of files are in most systems, but cheaper. */
  default long fileTimeNanos() {
    return realtimeNanos();
  }

  /** Nanoseconds since some moment before the guest started; never goes back. */
  long monotonicNanos();

  /**
   * Lets this time pass.
   *
   * @throws DeadlineExceeded if the guest's time is over before
   */
  void sleep(long nanos, Deadline deadline);

  /** The machine's clocks; the monotonic one counts from now. */
  static WasiClock system() {
    return resumedAt(0);
  }

  /** The machine's clocks; the monotonic one goes on from this value, as after a snapshot. */
  static WasiClock resumedAt(long monotonicNanos) {
    return new SystemClock(System.nanoTime() - monotonicNanos - 1);
  }

  /** Clocks that stand still, the monotonic one at 1 ns; waiting takes no time. */
  static WasiClock fixed(Instant time) {
    return new FixedClock(SystemClock.nanos(time));
  }

  /** The machine's clocks, the monotonic one counted from {@code origin}. */
  record SystemClock(long origin) implements WasiClock {
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    static long nanos(Instant time) {
      return time.getEpochSecond() * NANOS + time.getNano();
    }

    @Override
    public long realtimeNanos() {
      return nanos(Instant.now());
    }

    @Override
    public long fileTimeNanos() {
      return System.currentTimeMillis() * NANOS_PER_MILLI;
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime() - origin;
    }

    @Override
    public void sleep(long nanos, Deadline deadline) {
      deadline.sleep(nanos);
    }
  }

  /** Clocks that stand still. */
  record FixedClock(long realtimeNanos) implements WasiClock {
    @Override
    public long monotonicNanos() {
      return 1;
    }

    @Override
    public void sleep(long nanos, Deadline deadline) {
      deadline.check();
    }
  }
}
