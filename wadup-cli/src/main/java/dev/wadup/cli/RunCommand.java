package dev.wadup.cli;

import dev.wadup.JobConfig;
import dev.wadup.Limits;
import dev.wadup.RunListener;
import dev.wadup.RunReport;
import dev.wadup.Wadup;
import dev.wadup.content.Input;
import dev.wadup.pipeline.LineageLimits;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadup run}: modules over an input, rows into a database. */
@Command(
    name = "run",
    description = "Runs modules over files; the same as wadup without a command.",
    customSynopsis = "wadup run --modules PATH... --input PATH... --output FILE [OPTION]...",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nWhat to run over what:%n")
  private final JobOptions job = new JobOptions();

  @ArgGroup(validate = false, heading = "%nWhich modules and files:%n")
  private final SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nHow to run:%n")
  private final ExecutionOptions execution = new ExecutionOptions();

  @ArgGroup(validate = false, heading = "%nWhat runs the modules:%n")
  private final EngineOption engine = new EngineOption();

  @ArgGroup(validate = false, heading = "%nLimits of one module on one content:%n")
  private final GuestLimitOptions guest = new GuestLimitOptions();

  @ArgGroup(validate = false, heading = "%nLimits of all that comes out of one file:%n")
  private final LineageLimitOptions lineage = new LineageLimitOptions();

  @ArgGroup(validate = false, heading = "%nLimits of the file tree that a module sees:%n")
  private final FileTreeLimitOptions tree = new FileTreeLimitOptions();

  @ArgGroup(validate = false, heading = "%nLimits of what one module writes about one content:%n")
  private final OutputLimitOptions output = new OutputLimitOptions();

  @Option(
      names = "--format",
      paramLabel = "jsonl",
      description = {
        "Also print each content with its results to standard output, as a JSON object in a line,"
            + " while the run goes on; the summary then goes to standard error."
      })
  private @Nullable StreamFormat format;

  @Mixin private VerbosityOptions verbosity;

  private final Terminals terminals;

  RunCommand(Terminals terminals) {
    this.terminals = terminals;
  }

  @Override
  public final Integer call() {
    JobConfig config = config();
    return execution.supervises() ? supervise(config) : run(config);
  }

  private int supervise(JobConfig config) {
    boolean readsInput = config.inputs().stream().anyMatch(Input.PathList.class::isInstance);
    return new Supervisor(arguments(), config.output(), readsInput, commandLine().getErr()).run();
  }

  private int run(JobConfig config) {
    var wadup = new Wadup(config);
    // Open until all is said: an interrupted VM ends as soon as this is closed.
    try (var _ = new InterruptGuard(wadup::stop, InterruptGuard.PATIENCE)) {
      RunReport report = run(wadup);
      if (!verbosity.quiet()) {
        new Summary(report, config.output()).print(summaryTarget());
      }
      return ExitCode.of(report).number();
    }
  }

  final JobConfig config() {
    return config(List.of());
  }

  /** The job, over these inputs too. */
  final JobConfig config(List<Input> more) {
    var builder = JobConfig.builder();
    job.addTo(builder);
    more.forEach(builder::input);
    execution.addTo(builder);
    builder.engine(engine.kind());
    builder.choice(selection.choice()).filter(selection.filter()).fixedLimits(guest.given());
    return builder.limits(limits()).command(line()).build();
  }

  private Limits limits() {
    LineageLimits descent = lineage.lineage();
    return new Limits(
        guest.limits(engine.kind()),
        tree.files(),
        tree.wasi(),
        output.limits(descent.maxDescendants()),
        descent,
        lineage.spill());
  }

  private RunReport run(Wadup wadup) {
    var meter = new RunMeter();
    PrintWriter err = commandLine().getErr();
    try (var _ = verbosity.display(meter, terminals, err)) {
      return wadup.run(streaming(verbosity.listener(meter, err)));
    }
  }

  private RunListener streaming(RunListener listener) {
    return format == null ? listener : new ResultLines(listener, commandLine().getOut());
  }

  private PrintWriter summaryTarget() {
    return format == null ? commandLine().getOut() : commandLine().getErr();
  }

  private CommandLine commandLine() {
    return spec.commandLine();
  }

  private List<String> arguments() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  private String line() {
    return arguments().stream()
        .map(ShellWord::quote)
        .collect(Collectors.joining(" ", "wadup ", ""));
  }
}
