package dev.wadup.cli;

import dev.wadup.RunReport;
import dev.wadup.error.WadupException;

/** How the program ends; the number is what the shell sees. */
enum ExitCode {
  /** Every content was processed by every module. */
  OK(0),
  /** Some contents failed; the database says which and why. */
  SOME_FAILED(1),
  /** The command line makes no sense. */
  USAGE(2),
  /** The run could not start, or a fault of the host stopped it. */
  NOT_STARTED(3),
  /** The user stopped the run. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ExitCode of(WadupException error) {
    return error.code().exitCode() == USAGE.number ? USAGE : NOT_STARTED;
  }

  static ExitCode of(RunReport report) {
    if (report.interrupted()) {
      return INTERRUPTED;
    }
    return report.allWell() ? OK : SOME_FAILED;
  }
}
