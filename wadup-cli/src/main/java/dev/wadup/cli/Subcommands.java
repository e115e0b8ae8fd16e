package dev.wadup.cli;

import dev.wadup.cli.author.InspectCommand;
import dev.wadup.cli.author.NewCommand;
import dev.wadup.cli.author.TestCommand;
import dev.wadup.cli.query.ErrorsCommand;
import dev.wadup.cli.query.QueryCommand;
import dev.wadup.cli.query.StatsCommand;
import dev.wadup.cli.query.TreeCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The program's commands, in the order of its help. */
enum Subcommands {
  RUN(RunCommand::new),
  CHECK(_ -> new CheckCommand()),
  QUERY(_ -> new QueryCommand()),
  TREE(_ -> new TreeCommand()),
  ERRORS(_ -> new ErrorsCommand()),
  STATS(_ -> new StatsCommand()),
  NEW(_ -> new NewCommand()),
  TEST(_ -> new TestCommand()),
  INSPECT(_ -> new InspectCommand()),
  WARM_UP(_ -> new WarmUpCommand());

  private final Function<Terminals, Object> constructor;

  Subcommands(Function<Terminals, Object> constructor) {
    this.constructor = constructor;
  }

  Object create(Terminals terminals) {
    return constructor.apply(terminals);
  }

  /**
   * Those that the arguments can mean. Reading a command's options by reflection is most of what a
   * start costs, so a plain run reads those of no other command.
   */
  static List<Subcommands> neededFor(String... arguments) {
    if (isPlainRun(arguments)) {
      return List.of();
    }
    return named(arguments).map(List::of).orElseGet(() -> List.of(values()));
  }

  private static boolean isPlainRun(String... arguments) {
    List<String> words = List.of(arguments);
    return words.contains("--modules") && words.getFirst().startsWith("-")
        && !words.contains("--help")
        && !words.contains("-h");
  }

  private static Optional<Subcommands> named(String... arguments) {
    return List.of(values()).stream()
        .filter(command -> arguments.length > 0 && arguments[0].equals(command.word()))
        .findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
