package dev.wadup.cli;

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
    addMethodSubcommands = false,
    sortOptions = false)
final class WadupCommand extends RunCommand {
  WadupCommand(Terminals terminals) {
    super(terminals);
  }
}
