package dev.wadup.cli.repro;

import dev.wadup.cli.Folders;
import dev.wadup.cli.RecordedCommand;
import dev.wadup.cli.ReplayFile;
import dev.wadup.cli.query.FormatName;
import dev.wadup.cli.query.RowFormat;
import dev.wadup.content.Input;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that one failure is taken out into. All names in it are the host's: what guests called
 * things stands in its JSON files only.
 */
final class ReproFolder {
  private static final String BYTES = "content.bin";
  private static final String CONTENT = "content.json";
  private static final String MODULES = "modules";
  private static final String ARGUMENTS = "arguments";
  private static final String RECORDED = "recorded.jsonl";

  private final Path folder;

  private ReproFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if something is in it
   */
  static ReproFolder make(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new WadupException(ErrorCode.USAGE, folder + " is not empty: name a new folder.");
      }
    }
    Files.createDirectory(folder.resolve(MODULES));
    return new ReproFolder(folder);
  }

  /** Where the content's bytes go. */
  Path bytes() {
    return folder.resolve(BYTES);
  }

  void addModule(Path file) throws IOException {
    Files.copy(file, folder.resolve(MODULES).resolve(file.getFileName()));
  }

  /** Says what the bytes were called and how to run the modules. */
  void describe(RecordedContent content, List<String> settings) throws IOException {
    ReplayFile.write(
        folder.resolve(CONTENT),
        new Input.Replay(
            bytes(), "repro", content.filename(), content.path(), BYTES, content.depth()));
    Files.write(folder.resolve(ARGUMENTS), arguments(settings));
    writeRecorded(content);
  }

  /** One option a line, quoted as picocli reads it. */
  private static List<String> arguments(List<String> settings) {
    List<String> lines = new ArrayList<>();
    lines.add("# in this folder: wadup run @" + ARGUMENTS);
    Stream.of("--modules", MODULES, "--replay", CONTENT, "--output", "results.db")
        .map(ReproFolder::quoted)
        .forEach(lines::add);
    settings.stream().map(ReproFolder::quoted).forEach(lines::add);
    return lines;
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void writeRecorded(RecordedContent content) throws IOException {
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(folder.resolve(RECORDED), StandardCharsets.UTF_8))) {
      RowFormat rows = FormatName.JSONL.writingTo(out);
      rows.begin(List.of("uuid", "module", "sha256", "outcome", "message"));
      for (RecordedContent.ModuleOutcome run : content.runs()) {
        String message = run.message() == null ? "" : run.message();
        rows.row(List.of(content.uuid(), run.module(), run.sha256(), run.outcome(), message));
      }
      rows.end();
    }
  }

  /**
   * Runs what the content came out of, until it comes out again; false if it does not.
   *
   * @param root the file of the input
   * @param modules that handed out the content and what it came from
   */
  boolean derive(RecordedContent content, Path root, List<Path> modules, List<String> settings)
      throws IOException {
    Path work = Files.createTempDirectory(folder, ".derivation-");
    try {
      List<String> arguments = new ArrayList<>(settings);
      modules.forEach(module -> arguments.addAll(List.of("--modules", module.toString())));
      arguments.addAll(List.of("--output", work.resolve("results.db").toString()));
      RecordedContent.RecordedRoot from = content.root();
      Input.Replay input =
          new Input.Replay(root, from.input(), from.filename(), from.path(), from.pathRaw(), 0);
      return ContentCapture.run(RecordedCommand.job(arguments, input), content.uuid(), bytes());
    } finally {
      Folders.delete(work);
    }
  }
}
