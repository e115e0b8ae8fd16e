package dev.wadup.cli;

import dev.wadup.JobConfig;
import dev.wadup.content.Input;
import dev.wadup.error.WadupException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line of an earlier run, as far as it says how to run modules.
 *
 * @param modules where that run took its modules from
 * @param settings options that change what a guest does
 */
public record RecordedCommand(List<Path> modules, List<String> settings) {
  private static final String MODULES = "--modules";
  private static final String LIMIT = "--max-";
  private static final Set<String> NO_LIMITS = Set.of("--max-file-size");
  private static final Set<String> SETTINGS =
      Set.of(
          "--fuel",
          "--timeout",
          "--isolation",
          "--deterministic",
          "--keep-partial",
          "--engine",
          "--mime");

  /** Copies the lists. */
  public RecordedCommand {
    modules = List.copyOf(modules);
    settings = List.copyOf(settings);
  }

  /** What a line says that this program recorded; nothing if it was some other program. */
  public static RecordedCommand parse(String line) {
    List<String> words = ShellWord.split(line);
    boolean named = words.size() > 1 && words.get(1).equals("run");
    try {
      ParseResult parsed =
          runOptions().parseArgs(words.stream().skip(named ? 2 : 1).toArray(String[]::new));
      List<Path> modules = parsed.matchedOptionValue(MODULES, List.<Path>of());
      return new RecordedCommand(modules, settings(parsed));
    } catch (ParameterException | WadupException e) {
      return new RecordedCommand(List.of(), List.of());
    }
  }

  private static List<String> settings(ParseResult parsed) {
    List<String> settings = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      String name = option.longestName();
      if (isSetting(name)) {
        settings.add(name);
        if (option.arity().max() > 0) {
          settings.addAll(option.originalStringValues());
        }
      }
    }
    return settings;
  }

  private static boolean isSetting(String name) {
    return SETTINGS.contains(name) || (name.startsWith(LIMIT) && !NO_LIMITS.contains(name));
  }

  /** The job that a run with these arguments would do with one more input. */
  public static JobConfig job(List<String> arguments, Input input) {
    RunCommand command = new RunCommand(Terminals.NONE);
    CommandLine line = runOptions(command);
    line.parseArgs(arguments.toArray(String[]::new));
    return command.config(List.of(input));
  }

  private static CommandLine runOptions() {
    return runOptions(new RunCommand(Terminals.NONE));
  }

  private static CommandLine runOptions(RunCommand command) {
    CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    Converters.register(line);
    return line;
  }
}
