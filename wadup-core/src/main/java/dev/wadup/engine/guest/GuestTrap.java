package dev.wadup.engine.guest;

/** A guest trapped; the message says how, and where if that is known. */
public final class GuestTrap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrapKind kind;

  /** A trap; without a Java stack trace, for a guest may bring about as many as it likes. */
  public GuestTrap(TrapKind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** What ended the guest. */
  public TrapKind kind() {
    return kind;
  }
}
