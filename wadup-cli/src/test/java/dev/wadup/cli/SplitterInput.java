package dev.wadup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Files for {@link SplitterModules}: each holds four parts, each of these four leaves.
 *
 * @param special the leaves that are not ordinary
 */
record SplitterInput(Path folder, List<String> special) {
  private static final int LEAVES = 16;
  private static final String PART = "4%s%s%s%s";

  /**
   * Makes files of ordinary leaves with others strewn among them.
   *
   * @param letters what each of the others begins with
   */
  static SplitterInput make(Path folder, int files, String letters, Random random)
      throws IOException {
    List<String> leaves = new ArrayList<>();
    for (int i = 0; i < files * LEAVES; i++) {
      leaves.add("%c%05d".formatted(i < letters.length() ? letters.charAt(i) : 'x', i));
    }
    List<String> special = List.copyOf(leaves.subList(0, letters.length()));
    Collections.shuffle(leaves, random);
    Files.createDirectory(folder);
    for (int i = 0; i < files; i++) {
      Files.writeString(
          folder.resolve("file" + i), file(leaves.subList(i * LEAVES, (i + 1) * LEAVES)));
    }
    return new SplitterInput(folder, special);
  }

  private static String file(List<String> leaves) {
    String parts = PART.formatted(PART, PART, PART, PART);
    return parts.formatted(leaves.toArray());
  }
}
