package dev.wadup.cli;

import dev.wadup.cli.author.InspectCommand;
import dev.wadup.cli.author.ManifestCommand;
import dev.wadup.cli.author.NewCommand;
import dev.wadup.cli.author.TestCommand;
import dev.wadup.cli.export.ExportCommand;
import dev.wadup.cli.query.ErrorsCommand;
import dev.wadup.cli.query.QueryCommand;
import dev.wadup.cli.query.StatsCommand;
import dev.wadup.cli.query.TreeCommand;
import dev.wadup.cli.repro.ReproCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program's commands, in the order of its help. */
enum Subcommands {
  RUN,
  PLAN,
  CHECK,
  QUERY,
  TREE,
  ERRORS,
  STATS,
  EXPORT,
  REPRO,
  NEW,
  TEST,
  INSPECT,
  MANIFEST,
  WARM_UP;

  Object create(Terminals terminals) {
    return switch (this) {
      case RUN -> new RunCommand(terminals);
      case PLAN -> new PlanCommand();
      case CHECK -> new CheckCommand();
      case QUERY -> new QueryCommand();
      case TREE -> new TreeCommand();
      case ERRORS -> new ErrorsCommand();
      case STATS -> new StatsCommand();
      case EXPORT -> new ExportCommand();
      case REPRO -> new ReproCommand();
      case NEW -> new NewCommand();
      case TEST -> new TestCommand();
      case INSPECT -> new InspectCommand();
      case MANIFEST -> new ManifestCommand();
      case WARM_UP -> new WarmUpCommand();
    };
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

  /** Whether the arguments surely mean a run. */
  static boolean isRun(String... arguments) {
    return arguments.length > 1 && (isPlainRun(arguments) || arguments[0].equals(RUN.word()));
  }

  private static boolean isPlainRun(String... arguments) {
    List<String> words = List.of(arguments);
    return words.contains("--modules")
        && words.getFirst().startsWith("-")
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
