package dev.wadup.cli;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code wadup warm-up}: a small run with everything a run needs, while the launcher has the JVM
 * record what it loads for the JVMs that follow (JEP 514). The record lies beside the jars, and is
 * trusted as they are.
 */
@Command(
    name = "warm-up",
    description = "Makes later starts faster; run it once after installing, and per JDK.",
    mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final int FILES = 3_000;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("wadup-warm-up-");
    try {
      Path module = folder.resolve("warm-up.wasm");
      unpack("warm-up.wasm", module);
      run(module, makeInput(folder), folder.resolve("results.db"));
    } finally {
      Folders.delete(folder);
    }
    return ExitCode.OK.number();
  }

  /** Enough files for the cache to hold what a long run has learnt of the program's hot paths. */
  private static Path makeInput(Path folder) throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(input.resolve(i + ".txt"), "warm");
    }
    return input;
  }

  private static void unpack(String resource, Path file) throws IOException {
    try (InputStream packed = WarmUpCommand.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new FileNotFoundException("the program's jar lacks " + resource);
      }
      Files.copy(packed, file);
    }
  }

  /** The command that most starts of the program are for, with its options. */
  private static void run(Path module, Path input, Path database) {
    String[] arguments = {
      "--quiet",
      "--modules",
      module.toString(),
      "--input",
      input.toString(),
      "--output",
      database.toString()
    };
    int exitCode = Main.commandLine(Terminals.NONE, arguments).execute(arguments);
    if (exitCode != ExitCode.OK.number()) {
      throw new WadupException(ErrorCode.INTERNAL, "The warm-up's own module failed");
    }
  }
}
