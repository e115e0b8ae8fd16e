package dev.wadup.wasi;

import java.time.Instant;

/** Where a guest's time comes from. */
public interface WasiClock {
  /** Nanoseconds since 1970, UTC. */
  long realtimeNanos();

  /** Nanoseconds since some moment before the guest started; never goes back. */
  long monotonicNanos();

  /** The machine's clocks; the monotonic one counts from now. */
  static WasiClock system() {
    return new SystemClock(System.nanoTime());
  }

  /** Clocks that stand still, the monotonic one at 1 ns. */
  static WasiClock fixed(Instant time) {
    return new FixedClock(time.getEpochSecond() * 1_000_000_000L + time.getNano());
  }

  /** The machine's clocks, the monotonic one counted from {@code origin}. */
  record SystemClock(long origin) implements WasiClock {
    @Override
    public long realtimeNanos() {
      Instant now = Instant.now();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime() - origin + 1;
    }
  }

  /** Clocks that stand still. */
  record FixedClock(long realtimeNanos) implements WasiClock {
    @Override
    public long monotonicNanos() {
      return 1;
    }
  }
}
