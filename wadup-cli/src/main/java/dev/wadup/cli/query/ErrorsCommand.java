package dev.wadup.cli.query;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code wadup errors}: what failed and why. */
@Command(
    name = "errors",
    description = "Prints each content that failed, with the module and its message.",
    mixinStandardHelpOptions = true)
public final class ErrorsCommand extends DatabaseCommand {
  @Override
  void ask(ResultsDatabase database, RowFormat answer) throws IOException {
    database.query("SELECT * FROM wadup_errors", List.of(), answer);
  }
}
