package dev.wadup.vfs;

/** An expected failure on its way to the guest; has no stack trace, since no person reads it. */
public final class ErrnoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  /** A failure with its reason. */
  public ErrnoException(Errno errno) {
    super(errno.name(), null, false, false);
    this.errno = errno;
  }

  /** The reason. */
  public Errno errno() {
    return errno;
  }
}
