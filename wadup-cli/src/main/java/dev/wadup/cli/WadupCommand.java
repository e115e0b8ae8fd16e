package dev.wadup.cli;

import dev.wadup.cli.author.InspectCommand;
import dev.wadup.cli.author.NewCommand;
import dev.wadup.cli.author.TestCommand;
import dev.wadup.cli.query.ErrorsCommand;
import dev.wadup.cli.query.QueryCommand;
import dev.wadup.cli.query.StatsCommand;
import dev.wadup.cli.query.TreeCommand;
import picocli.CommandLine.Command;

/** {@code wadup} itself: without a subcommand it is {@code wadup run}. */
@Command(
    name = "wadup",
    description = "Runs WebAssembly modules over files and records what they find in SQLite.",
    customSynopsis = {
      "wadup --modules PATH... --input PATH... --output FILE [OPTION]...",
      "wadup COMMAND [OPTION]..."
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      CheckCommand.class,
      QueryCommand.class,
      TreeCommand.class,
      ErrorsCommand.class,
      StatsCommand.class,
      NewCommand.class,
      TestCommand.class,
      InspectCommand.class,
      WarmUpCommand.class
    })
final class WadupCommand extends RunCommand {
  WadupCommand(Terminals terminals) {
    super(terminals);
  }
}
