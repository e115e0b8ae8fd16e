package dev.wadup.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of the deaths so far.
 *
 * @param suspects roots that run alone, because something of them was in work when a process died
 * @param culprits tasks that killed a process, which never run again, and how it died
 */
record Findings(Set<UUID> suspects, Map<Task, String> culprits) {
  static final Findings NONE = new Findings(Set.of(), Map.of());

  private static final String SUSPECT = "suspect";
  private static final String CULPRIT = "culprit";

  Findings {
    suspects = Set.copyOf(suspects);
    culprits = Map.copyOf(culprits);
  }

  /** Writes one finding a line. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    suspects.forEach(root -> lines.add(SUSPECT + " " + root));
    culprits.forEach(
        (task, death) ->
            lines.add("%s %s %d %s".formatted(CULPRIT, task.content(), task.module(), death)));
    Files.write(file, lines);
  }

  /** Reads what {@link #write} wrote; a file that is not there holds nothing. */
  static Findings read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    Set<UUID> suspects = new HashSet<>();
    Map<Task, String> culprits = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", 4);
      switch (words[0]) {
        case SUSPECT -> suspects.add(UUID.fromString(words[1]));
        case CULPRIT ->
            culprits.put(new Task(UUID.fromString(words[1]), Integer.parseInt(words[2])), words[3]);
        default -> throw new IOException(file + " holds an unknown line: " + line);
      }
    }
    return new Findings(suspects, culprits);
  }
}
