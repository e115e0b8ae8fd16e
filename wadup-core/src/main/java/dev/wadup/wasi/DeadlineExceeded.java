package dev.wadup.wasi;

/** Unwinds a host call whose guest has no time left; the engine turns it into a trap. */
public final class DeadlineExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadlineExceeded() {
    super("the guest's time is over", null, false, false);
  }
}
