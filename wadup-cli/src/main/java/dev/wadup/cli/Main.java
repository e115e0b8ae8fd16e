package dev.wadup.cli;

import dev.wadup.Wadup;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
  private static final int HELP_WIDTH = 100;
  private static final int HELP_OPTIONS_WIDTH = 30;

  private Main() {}

  /** Runs one command and ends the VM with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    if (Subcommands.isRun(arguments)) {
      Wadup.preload();
    }
    System.exit(commandLine(Terminals.ofThisProcess(), arguments).execute(arguments));
  }

  /** A command line that understands these arguments. */
  static CommandLine commandLine(Terminals terminals, String... arguments) {
    var commandLine = new CommandLine(new WadupCommand(terminals));
    for (Subcommands command : Subcommands.neededFor(arguments)) {
      commandLine.addSubcommand(command.create(terminals));
    }
    Converters.register(commandLine);
    var errors = new ErrorLines();
    commandLine.setUsageHelpWidth(HELP_WIDTH).setUsageHelpLongOptionsMaxWidth(HELP_OPTIONS_WIDTH);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminals.ansi()))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
