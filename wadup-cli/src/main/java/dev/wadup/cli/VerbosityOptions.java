package dev.wadup.cli;

import dev.wadup.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is told while a run goes on. */
final class VerbosityOptions {
  private static final Duration BAR_PERIOD = Duration.ofMillis(200);
  private static final Duration LINE_PERIOD = Duration.ofSeconds(10);

  @Option(
      names = {"-v", "--verbose"},
      description = "Name each content that fails or is left out, with the reason.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }

  RunListener listener(RunListener meter, PrintWriter err) {
    if (verbose) {
      return new FailureLines(meter, err);
    }
    return quiet ? RunListener.SILENT : meter;
  }

  /** The display that goes with these options; null, which needs no closing, for none. */
  @Nullable ProgressDisplay display(RunMeter meter, Terminals terminals, PrintWriter err) {
    if (quiet) {
      return null;
    }
    // A bar redraws its line: it does not go together with lines about contents.
    return terminals.errors() && !verbose
        ? ProgressDisplay.start(new ProgressBarView(), meter, BAR_PERIOD)
        : ProgressDisplay.start(new ProgressLineView(err), meter, LINE_PERIOD);
  }
}
