package dev.wadup.wasi;

/** Unwinds a guest that called {@code proc_exit}; the engine turns it into a trap. */
public final class GuestExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  GuestExit(int code) {
    super("the guest exited with code " + Integer.toUnsignedString(code), null, false, false);
    this.code = code;
  }

  /** The code it gave; 0 is a normal end. */
  public int code() {
    return code;
  }
}
