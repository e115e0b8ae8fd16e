package dev.wadup.wasi;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;

/**
 * One {@code poll_oneoff}: what is ready at once is reported at once; only where nothing is, the
 * nearest clock is waited for. Files and streams are always ready.
 */
final class Poll {
  private static final int SUBSCRIPTION_BYTES = 48;
  private static final int EVENT_BYTES = 32;
  private static final int CLOCK = 0;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int ABSOLUTE = 1;
  private static final int HANGUP = 1;

  private final WasiContext context;
  private final GuestMemory memory;
  private final int subscriptions;
  private final int events;
  private final long[] waits;
  private int eventCount;

  Poll(WasiContext context, int subscriptions, int events, int count) throws ErrnoException {
    this.context = context;
    this.memory = context.memory();
    this.subscriptions = subscriptions;
    this.events = events;
    memory.require(subscriptions, (long) count * SUBSCRIPTION_BYTES);
    memory.require(events, (long) count * EVENT_BYTES);
    waits = new long[count];
  }

  /** Waits if it must, writes the events and gives their number. */
  int run() throws ErrnoException {
    long nearest = Long.MAX_VALUE;
    for (int i = 0; i < waits.length; i++) {
      waits[i] = look(subscription(i));
      nearest = Math.min(nearest, waits[i]);
    }
    if (eventCount == 0) {
      context.clock().sleep(nearest, context.deadline());
      reportClocks(nearest);
    } else {
      reportClocks(0);
    }
    return eventCount;
  }

  /** How long a clock has to be waited for; reports anything else and says for ever. */
  private long look(int subscription) throws ErrnoException {
    int type = memory.getByte(subscription + 8);
    if (type < CLOCK || type > WRITE) {
      throw new ErrnoException(Errno.INVAL);
    }
    try {
      if (type == CLOCK) {
        return timeLeft(subscription);
      }
      reportFd(subscription, type);
    } catch (ErrnoException e) {
      putEvent(subscription, WasiAbi.number(e.errno()), type, 0, 0);
    }
    return Long.MAX_VALUE;
  }

  private long timeLeft(int subscription) throws ErrnoException {
    int clock = memory.getInt(subscription + 16);
    long timeout = memory.getLong(subscription + 24);
    int flags = WasiAbi.flags(memory.getShort(subscription + 40), ABSOLUTE);
    long now = ClockCalls.now(context, clock);
    long moment = timeout < 0 ? Long.MAX_VALUE - 1 : timeout;
    return flags == ABSOLUTE ? Math.max(0, moment - now) : moment;
  }

  private void reportFd(int subscription, int type) throws ErrnoException {
    Descriptor descriptor = context.descriptor(memory.getInt(subscription + 16));
    descriptor.require(Rights.POLL_FD_READWRITE);
    long available = Math.max(0, descriptor.node().size() - descriptor.offset());
    boolean ended = type == READ && descriptor.isStream();
    putEvent(subscription, 0, type, type == READ ? available : 0, ended ? HANGUP : 0);
  }

  private void reportClocks(long waited) throws ErrnoException {
    for (int i = 0; i < waits.length; i++) {
      if (waits[i] <= waited) {
        putEvent(subscription(i), 0, CLOCK, 0, 0);
      }
    }
  }

  private int subscription(int index) {
    return subscriptions + index * SUBSCRIPTION_BYTES;
  }

  private void putEvent(int subscription, int errno, int type, long bytes, int flags)
      throws ErrnoException {
    int event = events + eventCount * EVENT_BYTES;
    long userdata = memory.getLong(subscription);
    memory.zero(event, EVENT_BYTES);
    memory.putLong(event, userdata);
    memory.putShort(event + 8, errno);
    memory.putByte(event + 10, type);
    memory.putLong(event + 16, bytes);
    memory.putShort(event + 24, flags);
    eventCount++;
  }
}
