package dev.wadup.cli.author;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Expected trials, a text file for each tested file in one folder of the module's repository. */
record Golden(Path folder) {
  private static final int CONTEXT_LINES = 2;

  /** Makes these lines the expected ones of {@code file}. */
  void update(Path file, List<String> actual) throws IOException {
    Files.createDirectories(folder);
    Files.write(expectation(file), actual);
  }

  /**
   * How {@code actual} differs from what is expected of {@code file}, as a unified diff; empty if
   * it does not.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if nothing is expected yet
   */
  List<String> difference(Path file, List<String> actual) throws IOException {
    Path expectation = expectation(file);
    if (!Files.exists(expectation)) {
      throw new WadupException(
          ErrorCode.USAGE,
          "%s does not exist: look at what the module does, then add --update to keep it."
              .formatted(expectation));
    }
    List<String> expected = Files.readAllLines(expectation);
    return UnifiedDiffUtils.generateUnifiedDiff(
        expectation.toString(), "now", expected, DiffUtils.diff(expected, actual), CONTEXT_LINES);
  }

  private Path expectation(Path file) {
    return folder.resolve(file.getFileName() + ".txt");
  }
}
