package dev.wadup.engine.guest;

import dev.wadup.engine.ByteSize;
import dev.wadup.engine.GuestLimits;
import dev.wadup.result.Outcome;
import dev.wadup.wasi.DeadlineExceeded;
import dev.wadup.wasi.GuestExit;
import java.time.Duration;

/** Turns what ended a guest into an outcome and words that name the limit and its option. */
record Verdicts(GuestLimits limits) {

  Verdict of(Throwable end, long memoryBytes, boolean instantiated, boolean interrupted) {
    return switch (end) {
      case GuestExit exit -> exit(exit.code());
      case DeadlineExceeded e -> timeout(interrupted);
      case GuestTrap trap -> trap(trap, memoryBytes, interrupted);
      case StackOverflowError e -> stackOverflow("in a host call");
      // Before the guest runs only its memory can be refused.
      case RefusedByRuntime e when !instantiated ->
          new Verdict(
              Outcome.OUT_OF_MEMORY, "was refused its first memory: " + oneLine(e) + memoryLimit());
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(end);
    };
  }

  Verdict timeout() {
    return timeout(true);
  }

  private Verdict timeout(boolean interrupted) {
    return new Verdict(
        Outcome.TIMEOUT,
        interrupted
            ? "stopped because the run ends"
            : "ran longer than " + describe(limits.timeout()) + " (--timeout)");
  }

  private static Verdict exit(int code) {
    return code == 0
        ? Verdict.OK
        : new Verdict(Outcome.ERROR_RETURN, "exited with code " + Integer.toUnsignedString(code));
  }

  private Verdict trap(GuestTrap trap, long memoryBytes, boolean interrupted) {
    return switch (trap.kind()) {
      case INTERRUPT -> timeout(interrupted);
      case OUT_OF_FUEL ->
          new Verdict(Outcome.OUT_OF_FUEL, "used up its fuel of " + limits.fuel() + " (--fuel)");
      case STACK_OVERFLOW -> stackOverflow(oneLine(trap));
      case UNREACHABLE -> unreachable(trap, memoryBytes);
      case OTHER -> new Verdict(Outcome.TRAP, "trapped: " + trap.getMessage());
    };
  }

  private Verdict unreachable(GuestTrap trap, long memoryBytes) {
    if (memoryBytes > limits.memoryBytes() / 8 * 7) {
      return new Verdict(
          Outcome.OUT_OF_MEMORY,
          "ran out of memory" + memory(memoryBytes) + ": " + trap.getMessage());
    }
    return new Verdict(Outcome.TRAP, "trapped: " + trap.getMessage() + memory(memoryBytes));
  }

  private Verdict stackOverflow(String where) {
    return new Verdict(
        Outcome.STACK_OVERFLOW,
        "its calls nested deeper than a stack of "
            + ByteSize.describe(limits.stackBytes())
            + " (--max-stack): "
            + where);
  }

  /** How much memory a guest held, and how much it might: it may have failed for want of more. */
  String memory(long memoryBytes) {
    return ", holding "
        + ByteSize.describe(memoryBytes)
        + " of at most "
        + ByteSize.describe(limits.memoryBytes())
        + " (--max-memory)";
  }

  private String memoryLimit() {
    return "; the limit is " + ByteSize.describe(limits.memoryBytes()) + " (--max-memory)";
  }

  private static String oneLine(Throwable e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }

  private static String describe(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
