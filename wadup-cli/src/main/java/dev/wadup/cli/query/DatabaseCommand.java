package dev.wadup.cli.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that asks a results database something. */
abstract class DatabaseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DB", description = "Results database of a run.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "table|csv|jsonl",
      defaultValue = "table",
      description = "How rows are written (default: ${DEFAULT-VALUE}).")
  private FormatName format;

  @Override
  public final Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ResultsDatabase database = ResultsDatabase.open(file)) {
      ask(database, format.writingTo(out));
    }
    return 0;
  }

  abstract void ask(ResultsDatabase database, RowFormat answer) throws IOException;
}
