package dev.wadup.cli.author;

import dev.wadup.error.WadupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Builds a module and runs it again whenever a source in its folder has changed. */
final class RebuildLoop {
  /** Runs the module. */
  interface Action {
    int run() throws IOException;
  }

  /** What builders write or nobody edits. */
  private static final Set<String> IGNORED =
      Set.of("target", "build-output", ".git", "__pycache__", "golden", ".venv");

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Path folder;
  private final String command;
  private final PrintWriter err;

  RebuildLoop(Path module, String command, PrintWriter err) {
    this.folder = Objects.requireNonNull(module.toAbsolutePath().getParent());
    this.command = command;
    this.err = err;
  }

  /** Returns only when the thread is interrupted. */
  void run(Action action) throws IOException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Map<Path, Long> built = sources();
      if (buildSucceeds()) {
        attempt(action);
      } else {
        err.println("wadup: the build failed: " + command);
      }
      err.println("wadup: waiting for changes in " + folder);
      err.flush();
      while (sources().equals(built)) {
        Thread.sleep(PAUSE);
      }
    }
  }

  private void attempt(Action action) throws IOException {
    try {
      action.run();
    } catch (WadupException e) {
      err.println("wadup: " + e.getMessage());
    }
  }

  private boolean buildSucceeds() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command).directory(folder.toFile()).inheritIO().start();
    return process.waitFor() == 0;
  }

  private Map<Path, Long> sources() throws IOException {
    Map<Path, Long> times = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return IGNORED.contains(String.valueOf(visited.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.toString().endsWith(".wasm")) {
              times.put(file, attributes.lastModifiedTime().toMillis());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return times;
  }
}
