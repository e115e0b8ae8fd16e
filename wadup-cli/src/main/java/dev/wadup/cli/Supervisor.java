package dev.wadup.cli;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.supervision.Investigation;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has another process do the work, and starts the next one where it dies, until the work is done.
 */
final class Supervisor {
  private final List<String> arguments;
  private final Path database;
  private final boolean readsInput;
  private final PrintWriter err;

  /**
   * A supervisor of one run.
   *
   * @param arguments the command line, which each process is given
   * @param readsInput whether the run reads standard input
   */
  Supervisor(List<String> arguments, Path database, boolean readsInput, PrintWriter err) {
    this.arguments = List.copyOf(arguments);
    this.database = database;
    this.readsInput = readsInput;
    this.err = err;
  }

  /** Returns the exit code of the process that came to the end. */
  int run() {
    try {
      Path folder = Files.createTempDirectory("wadup-supervision-");
      try (CurrentProcess worker = new CurrentProcess();
          var _ = new InterruptGuard(worker::stop, InterruptGuard.PATIENCE.plusMillis(300))) {
        return supervise(folder, worker);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new WadupException(
          ErrorCode.WORKER_DIED, "Supervision: the work can't be begun: " + e.getMessage(), e);
    }
  }

  private int supervise(Path folder, CurrentProcess worker) throws IOException {
    ProcessBuilder command = command(folder);
    Investigation investigation = new Investigation(folder);
    while (true) {
      WorkerExit exit = worker.run(command);
      if (exit.wasAskedFor() || worker.isStopped()) {
        return exit.value();
      }
      // One that was killed after its work may not have told the result: the next one does.
      if (!exit.wasKilled() && investigation.workerEnded()) {
        return exit.value();
      }
      int inWork = investigation.workerDied(exit.describe());
      if (investigation.isHopeless()) {
        throw new WadupException(
            ErrorCode.WORKER_DIED,
            "The process that does the work died again and again (%s) without having begun it."
                .formatted(exit.describe()));
      }
      ErrorLines.print(
          err,
          "the process that does the work died (%s) with %d contents in work; another goes on"
              .formatted(exit.describe(), inWork));
    }
  }

  private ProcessBuilder command(Path folder) throws IOException {
    Path crashReport = database.resolveSibling(database.getFileName() + "-crash.log");
    return new ProcessBuilder(WorkerCommand.of(arguments, folder, crashReport))
        .redirectInput(input(folder))
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT);
  }

  /** Each process must read the whole of it. */
  private Redirect input(Path folder) throws IOException {
    if (!readsInput) {
      return Redirect.INHERIT;
    }
    Path copy = folder.resolve("input");
    Files.copy(System.in, copy);
    return Redirect.from(copy.toFile());
  }
}
