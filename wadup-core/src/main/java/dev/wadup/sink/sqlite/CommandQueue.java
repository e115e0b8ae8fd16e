package dev.wadup.sink.sqlite;

import dev.wadup.error.WadupException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Carries commands to the writer; bounded by what they hold in memory. */
final class CommandQueue {
  private static final long MOST_BYTES = 32L << 20;

  /** The writer is woken for this many, or after a moment: waking it for each costs more. */
  private static final int WORTH_WAKING = 256;

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roomy = lock.newCondition();
  private final Condition worthTaking = lock.newCondition();
  private List<Command> commands = new ArrayList<>();
  private long bytes;
  private boolean urgent;
  private @Nullable WadupException failure;

  /**
   * Adds a command, waiting while the queue is full.
   *
   * @throws WadupException if the writer has failed
   */
  void put(Command command) {
    lock.lock();
    try {
      while (failure == null && bytes > 0 && bytes + command.weight() > MOST_BYTES) {
        roomy.awaitUninterruptibly();
      }
      throwFailure();
      add(command);
    } finally {
      lock.unlock();
    }
  }

  /** Adds a command at once, unless the writer has failed. */
  void putIfWorking(Command command) {
    lock.lock();
    try {
      if (failure == null) {
        add(command);
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(Command command) {
    commands.add(command);
    bytes += command.weight();
    urgent |= command.isUrgent();
    if (commands.size() == 1 || isWorthTaking()) {
      worthTaking.signal();
    }
  }

  /**
   * Takes all that is there; waits at most {@code nanos} for the first command, and gives an empty
   * list if none came.
   */
  List<Command> takeAll(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (long left = nanos; commands.isEmpty() && left > 0; ) {
        left = worthTaking.awaitNanos(left);
      }
      for (long left = MOMENT_NANOS; !commands.isEmpty() && !isWorthTaking() && left > 0; ) {
        left = worthTaking.awaitNanos(left);
      }
      return swap();
    } finally {
      lock.unlock();
    }
  }

  /** Makes every waiting and later {@link #put} throw. */
  void fail(WadupException why) {
    lock.lock();
    try {
      failure = why;
      for (Command command : swap()) {
        if (command instanceof Command.Flush flush) {
          flush.done().complete(null);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Throws what the writer failed with, if it did. */
  void checkFailure() {
    lock.lock();
    try {
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private boolean isWorthTaking() {
    return urgent || commands.size() >= WORTH_WAKING || bytes > MOST_BYTES / 2;
  }

  private List<Command> swap() {
    List<Command> taken = commands;
    commands = new ArrayList<>();
    bytes = 0;
    urgent = false;
    roomy.signalAll();
    return taken;
  }
}
