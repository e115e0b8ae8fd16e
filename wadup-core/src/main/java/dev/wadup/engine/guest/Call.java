package dev.wadup.engine.guest;

import dev.wadup.engine.Execution;
import dev.wadup.engine.Invocation;
import dev.wadup.result.CapturedOutput;
import dev.wadup.result.Outcome;
import dev.wadup.wasi.CapturedStream;
import dev.wadup.wasi.WasiContext;
import java.time.Duration;

/** Calls a running guest's {@code process} and reports how that went. */
final class Call {
  private final Worlds worlds;
  private final Guest guest;
  private final Machine.Entry process;
  private final Guest.Attempt attempt = this::invoke;

  Call(GuestProgram program, Guest guest) {
    this.worlds = program.worlds();
    this.guest = guest;
    this.process = guest.process(program.returnsStatus());
  }

  Execution process(Invocation invocation) {
    worlds.attach(guest.context(), invocation);
    long begin = System.nanoTime();
    Verdict verdict = guest.guarded(attempt);
    Duration wall = Duration.ofNanos(System.nanoTime() - begin);
    return report(guest, verdict, wall);
  }

  static Execution report(Guest guest, Verdict verdict, Duration wall) {
    WasiContext context = guest.context();
    return new Execution(
        verdict.outcome(),
        verdict.message(),
        output(context.stdout(), context.stderr()),
        wall,
        guest.fuelUsed(),
        guest.memoryBytes(),
        context.factsOpened(),
        context.contentFault().orElse(null));
  }

  private Verdict invoke() {
    int status = process.call();
    return status == 0
        ? Verdict.OK
        : new Verdict(Outcome.ERROR_RETURN, "process returned " + status + reason());
  }

  /** The last line a failing guest wrote to stderr: most say why there. */
  private String reason() {
    String text = guest.context().stderr().text().strip();
    return text.isEmpty() ? "" : ": " + text.substring(text.lastIndexOf('\n') + 1);
  }

  private static CapturedOutput output(CapturedStream stdout, CapturedStream stderr) {
    return new CapturedOutput(
        stdout.text(), stderr.text(), stdout.isTruncated(), stderr.isTruncated());
  }
}
