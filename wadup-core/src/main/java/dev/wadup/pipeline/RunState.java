package dev.wadup.pipeline;

import dev.wadup.error.WadupException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a run goes on: it may be asked to stop, cut short, or broken by the host. */
final class RunState {
  private final StopSignal stop;
  private final Runnable interruptGuests;
  private final AtomicReference<@Nullable WadupException> failure = new AtomicReference<>();
  private volatile boolean interrupted;

  RunState(StopSignal stop, Runnable interruptGuests) {
    this.stop = stop;
    this.interruptGuests = interruptGuests;
  }

  /** Whether new contents are begun. */
  boolean takesContents() {
    return !interrupted && !stop.isRequested();
  }

  /** Whether what ends now may have been cut short, so that it must not be recorded. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** Stops all guests; what they were at is not recorded. */
  void interrupt() {
    interrupted = true;
    interruptGuests.run();
  }

  /** The host made a mistake: the first one ends the run. */
  void fail(Throwable cause) {
    failure.compareAndSet(null, HostFailure.asWadupException(cause));
    interrupt();
  }

  Optional<WadupException> failure() {
    return Optional.ofNullable(failure.get());
  }
}
