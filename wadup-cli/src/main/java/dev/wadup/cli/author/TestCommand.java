package dev.wadup.cli.author;

import dev.wadup.cli.EngineOption;
import dev.wadup.cli.GuestLimitOptions;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.choice.EngineKind;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup test}: one module on some files, shown or compared with what is expected. */
@Command(
    name = "test",
    description = "Runs one module on files and shows rows, children, output, outcome and cost.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TestCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODULE", description = "Module file (*.wasm).")
  private Path module;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Contents.")
  private List<Path> files;

  @Option(
      names = "--golden",
      paramLabel = "DIR",
      description = "Compare with the files in DIR, one for each FILE, and print differences.")
  private @Nullable Path golden;

  @Option(names = "--update", description = "Keep what happens now as expected; needs --golden.")
  private boolean update;

  @Option(
      names = "--watch",
      description = "Rebuild and run again at every change around the module, until interrupted.")
  private boolean watch;

  @Option(
      names = "--build",
      paramLabel = "COMMAND",
      defaultValue = "./build",
      description = "What --watch runs in the module's folder (default: ${DEFAULT-VALUE}).")
  private String build;

  @Option(
      names = "--isolation",
      paramLabel = "reuse|fresh",
      defaultValue = "fresh",
      description = {
        "State in which the module meets a file: as right after start-up, with still clocks and"
            + " seeded randomness, or as the file before left it (default: ${DEFAULT-VALUE})."
      })
  private IsolationMode isolation;

  @ArgGroup(validate = false, heading = "%nWhat runs modules:%n")
  private final EngineOption engine = new EngineOption();

  @ArgGroup(validate = false, heading = "%nLimits of the module on one content:%n")
  private final GuestLimitOptions limits = new GuestLimitOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireSensibleArguments();
    if (watch) {
      new RebuildLoop(module, build, spec.commandLine().getErr()).run(this::run);
    }
    return run();
  }

  private void requireSensibleArguments() {
    require(!update || golden != null, "--update needs --golden DIR.");
    Set<Path> names = new HashSet<>();
    for (Path file : files) {
      require(Files.isRegularFile(file), file + " is no file.");
      require(
          golden == null || names.add(file.getFileName()),
          "Two files are called " + file.getFileName() + ": they would share one expectation.");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new WadupException(ErrorCode.USAGE, message);
    }
  }

  private int run() throws IOException {
    Map<Path, List<Trial>> trials = trial().over(files);
    return golden == null ? show(trials) : compare(trials, new Golden(golden));
  }

  private TrialRun trial() {
    EngineKind kind = engine.kind();
    return new TrialRun(module, kind, isolation, limits.limits(kind), limits.given());
  }

  private int show(Map<Path, List<Trial>> trials) {
    var printer = new TrialPrinter(spec.commandLine().getOut());
    trials.values().forEach(ofFile -> ofFile.forEach(printer::print));
    boolean failed = trials.values().stream().flatMap(List::stream).anyMatch(Trial::failed);
    return failed ? FAILED : 0;
  }

  private int compare(Map<Path, List<Trial>> trials, Golden expected) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int different = 0;
    for (Map.Entry<Path, List<Trial>> ofFile : trials.entrySet()) {
      List<String> actual = GoldenText.of(ofFile.getValue());
      if (update) {
        expected.update(ofFile.getKey(), actual);
      }
      List<String> difference = expected.difference(ofFile.getKey(), actual);
      difference.forEach(out::println);
      different += difference.isEmpty() ? 0 : 1;
    }
    out.printf("%d of %d files as expected%n", trials.size() - different, trials.size());
    out.flush();
    return different == 0 ? 0 : FAILED;
  }
}
