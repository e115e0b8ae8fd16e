package dev.wadup.cli;

import dev.wadup.JobConfig;
import dev.wadup.Limits;
import dev.wadup.RunReport;
import dev.wadup.Wadup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wadup run}: modules over an input, rows into a database. */
@Command(
    name = "run",
    description = "Runs modules over files; the same as wadup without a command.",
    customSynopsis = "wadup run --modules PATH... --input PATH... --output FILE [OPTION]...",
    mixinStandardHelpOptions = true,
    sortOptions = false)
class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nWhat to run over what:%n")
  private final JobOptions job = new JobOptions();

  @ArgGroup(validate = false, heading = "%nHow to run:%n")
  private final ExecutionOptions execution = new ExecutionOptions();

  @ArgGroup(validate = false, heading = "%nLimits of one module on one content:%n")
  private final GuestLimitOptions guest = new GuestLimitOptions();

  @ArgGroup(validate = false, heading = "%nLimits of all that comes out of one file:%n")
  private final LineageLimitOptions lineage = new LineageLimitOptions();

  @Mixin private VerbosityOptions verbosity;

  private final Terminals terminals;

  RunCommand(Terminals terminals) {
    this.terminals = terminals;
  }

  @Override
  public final Integer call() {
    JobConfig config = config();
    RunReport report = run(config);
    if (!verbosity.quiet()) {
      new Summary(report, config.output()).print(commandLine().getOut());
    }
    return ExitCode.of(report).number();
  }

  final JobConfig config() {
    var builder = JobConfig.builder();
    job.addTo(builder);
    execution.addTo(builder);
    return builder
        .limits(new Limits(guest.limits(), lineage.lineage(), lineage.spill()))
        .command(line())
        .build();
  }

  private RunReport run(JobConfig config) {
    var wadup = new Wadup(config);
    var meter = new RunMeter();
    PrintWriter err = commandLine().getErr();
    try (var _ = new InterruptGuard(wadup::stop);
        var _ = verbosity.display(meter, terminals, err)) {
      return wadup.run(verbosity.listener(meter, err));
    }
  }

  private CommandLine commandLine() {
    return spec.commandLine();
  }

  private String line() {
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .map(ShellWord::quote)
        .collect(Collectors.joining(" ", "wadup ", ""));
  }
}
