package dev.wadup.cli.repro;

import dev.wadup.cli.RecordedCommand;
import dev.wadup.cli.SafeText;
import dev.wadup.cli.query.ResultsDatabase;
import dev.wadup.content.Input;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup repro}: one content with its modules and settings, to run it alone. */
@Command(
    name = "repro",
    description = {
      "Takes one content out of a results database, with the modules that failed on it and the"
          + " settings of the run, so that it can be run alone.",
      "Bytes of extracted content are made again from the file they came from."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReproCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DB", description = "Results database of a run.")
  private Path file;

  @Parameters(index = "1", paramLabel = "UUID", description = "The content's; see wadup errors.")
  private String uuid;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to; must not hold anything yet.")
  private Path folder;

  @Option(
      names = "--modules",
      paramLabel = "PATH",
      description = "Where the modules are now (default: where that run had them).")
  private final List<Path> modules = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "NAME=DIR",
      description = "Where an input is now that is known by a name.")
  private final List<Input> inputs = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    try (ResultsDatabase database = ResultsDatabase.open(file)) {
      RecordReader reader = new RecordReader(database);
      write(reader.read(uuid), reader);
    }
    return 0;
  }

  private void write(RecordedContent content, RecordReader reader) throws IOException {
    RecordedCommand command = RecordedCommand.parse(content.root().command());
    Sources sources = new Sources(modules.isEmpty() ? command.modules() : modules, inputs);
    Path root = sources.root(content.root());
    List<Path> extractors = new ArrayList<>();
    for (String name : content.extractors()) {
      extractors.add(sources.module(name, reader.moduleHash(name)));
    }
    List<Path> suspects = new ArrayList<>();
    for (RecordedContent.ModuleOutcome suspect : content.suspects()) {
      suspects.add(sources.module(suspect.module(), suspect.sha256()));
    }
    ReproFolder target = ReproFolder.make(folder);
    for (Path suspect : suspects) {
      target.addModule(suspect);
    }
    putBytes(content, root, extractors, command.settings(), target);
    target.describe(content, command.settings());
    print(content);
  }

  private static void putBytes(
      RecordedContent content,
      Path root,
      List<Path> extractors,
      List<String> settings,
      ReproFolder target)
      throws IOException {
    if (extractors.isEmpty()) {
      Files.copy(root, target.bytes());
    } else {
      require(
          target.derive(content, root, extractors, settings),
          "The modules %s did not hand out %s again."
              .formatted(content.extractors(), content.path()));
    }
    require(
        content.sha256() == null || content.sha256().equals(Sources.sha256(target.bytes())),
        "The modules %s handed out other bytes for %s this time."
            .formatted(content.extractors(), content.path()));
  }

  private void print(RecordedContent content) {
    PrintWriter out = spec.commandLine().getOut();
    for (RecordedContent.ModuleOutcome run : content.suspects()) {
      String message = run.message() == null ? "" : ", " + run.message();
      out.println(
          SafeText.of(
              "%s on %s: %s%s".formatted(run.module(), content.path(), run.outcome(), message)));
    }
    out.println(
        "To run it alone: cd " + SafeText.of(folder.toString()) + " && wadup run @arguments");
    out.flush();
  }

  private static void require(boolean condition, @Nullable String message) {
    if (!condition) {
      throw new WadupException(ErrorCode.USAGE, String.valueOf(message));
    }
  }
}
