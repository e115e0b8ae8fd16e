package dev.wadup.cli;

import java.util.Map;
import java.util.Set;

/**
 * How a process that did the work ended.
 *
 * @param value its exit code; 128 and the signal's number if a signal ended it
 */
record WorkerExit(int value) {
  private static final int SIGNALLED = 128;

  /** SIGHUP, SIGINT and SIGTERM: a program answers them by ending as it should. */
  private static final Set<Integer> POLITE = Set.of(1, 2, 15);

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11,
          "SIGSEGV", 31, "SIGSYS");

  /** Whether the process was told to end. */
  boolean wasAskedFor() {
    return POLITE.contains(value - SIGNALLED);
  }

  /** Whether a signal ended it, at whatever point. */
  boolean wasKilled() {
    return value > SIGNALLED && !wasAskedFor();
  }

  /** How it died, in a few words. */
  String describe() {
    int signal = value - SIGNALLED;
    return signal > 0
        ? "killed by " + SIGNALS.getOrDefault(signal, "signal " + signal)
        : "exit code " + value;
  }
}
