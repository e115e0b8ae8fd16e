package dev.wadup.cli.author;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A new module's project: a filled-in template with the guest library beside it. */
record Project(ProjectName name, Language language, Path folder) {
  private static final String GUEST_LIBRARY = "wadup-guest";

  /** What is of use only to the guest library's own authors. */
  private static final Set<String> LEFT_OUT =
      Set.of("target", "tests", "__pycache__", "player", "program");

  /**
   * Writes the project.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if the folder exists
   */
  void write(WadupHome home) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new WadupException(ErrorCode.USAGE, folder + " exists already; nothing was changed.");
    }
    Path template = home.template(language);
    for (Path file : files(template)) {
      fill(file, template.relativize(file), home);
    }
    Path library = home.guestLibrary(language);
    for (Path file : files(library)) {
      copy(file, library.relativize(file));
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void fill(Path file, Path relative, WadupHome home) throws IOException {
    Path target = folder.resolve(filled(relative.toString(), home));
    createParent(target);
    Files.writeString(target, filled(Files.readString(file), home));
    if (Files.isExecutable(file) && !target.toFile().setExecutable(true, false)) {
      throw new IOException(target + " can't be made executable");
    }
  }

  private String filled(String text, WadupHome home) {
    return text.replace("{{name}}", name.text())
        .replace("{{package}}", name.underscored())
        .replace("{{home}}", home.folder().toString());
  }

  private void copy(Path file, Path relative) throws IOException {
    if (isForModuleAuthors(relative)) {
      Path target = folder.resolve(GUEST_LIBRARY).resolve(relative.toString());
      createParent(target);
      Files.copy(file, target);
    }
  }

  private static boolean isForModuleAuthors(Path file) {
    return !file.toString().endsWith("_test.go")
        && StreamSupport.stream(file.spliterator(), false)
            .noneMatch(part -> LEFT_OUT.contains(part.toString()));
  }

  private static void createParent(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
  }
}
