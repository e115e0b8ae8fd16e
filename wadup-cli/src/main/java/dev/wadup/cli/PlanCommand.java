package dev.wadup.cli;

import dev.wadup.PlannedWork;
import dev.wadup.Wadup;
import dev.wadup.cli.query.FormatName;
import dev.wadup.cli.query.RowFormat;
import dev.wadup.content.Exclusions;
import dev.wadup.content.Input;
import dev.wadup.content.ScanSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadup plan}: which modules would run over what. */
@Command(
    name = "plan",
    description = {
      "Counts the files of an input by type, with the modules that would run over them.",
      "Runs nothing, so that what modules would extract is not counted."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--modules",
      paramLabel = "PATH",
      required = true,
      description = "Module file or directory of modules (*.wasm); may be repeated.")
  private final List<Path> modules = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "PATH",
      required = true,
      description = "Directory, file, or - for paths on standard input; may be repeated.")
  private final List<Input> inputs = new ArrayList<>();

  @Option(names = "--follow-links", description = "Follow links inside an input.")
  private boolean followLinks;

  @Option(
      names = "--format",
      paramLabel = "table|csv|jsonl",
      defaultValue = "table",
      description = "How rows are written (default: ${DEFAULT-VALUE}).")
  private FormatName format;

  @ArgGroup(validate = false, heading = "%nWhich modules and files:%n")
  private final SelectionOptions selection = new SelectionOptions();

  @Override
  public Integer call() throws IOException {
    ScanSettings settings = new ScanSettings(Exclusions.NONE, selection.filter(), followLinks);
    List<PlannedWork> plan = Wadup.plan(modules, selection.choice(), inputs, settings);
    RowFormat rows = format.writingTo(spec.commandLine().getOut());
    rows.begin(List.of("type", "files", "bytes", "modules"));
    for (PlannedWork work : plan) {
      String names = work.modules().isEmpty() ? "(none)" : String.join(", ", work.modules());
      rows.row(List.of(work.mimeType(), work.files(), work.bytes(), names));
    }
    rows.end();
    return ExitCode.OK.number();
  }
}
