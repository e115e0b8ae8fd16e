package dev.wadup.error;

/** Why a run could not start or had to stop; the number is the program's exit code. */
public enum ErrorCode {
  /** The request contradicts itself or names something that is not there. */
  USAGE(2),
  /**
   * A module can't be run: no WebAssembly, a missing export, an unknown import, a failed start-up.
   */
  MODULE_REJECTED(3),
  /** The engine can't be loaded or can't honour a limit. */
  ENGINE_UNAVAILABLE(3),
  /** The results database can't be opened, or belongs to another program. */
  DATABASE_UNUSABLE(3),
  /** The results database can't be written any more, for instance because the disk is full. */
  DATABASE_FAILED(3),
  /** Extracted bytes can't be written to disk. */
  SPILL_FAILED(3),
  /** The processes that do the work die, whatever they are given. */
  WORKER_DIED(3),
  /** A defect of WADUP itself. */
  INTERNAL(3);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a program that ends for this reason. */
  public int exitCode() {
    return exitCode;
  }
}
