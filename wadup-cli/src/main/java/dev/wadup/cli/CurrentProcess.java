package dev.wadup.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One process after another, until it is stopped, which may happen from any thread. */
final class CurrentProcess implements AutoCloseable {
  private @Nullable Process running;
  private boolean stopped;

  /** Runs a process to its end; once stopped, every process ends soon. */
  WorkerExit run(ProcessBuilder command) throws IOException {
    Process process = start(command);
    while (true) {
      try {
        return new WorkerExit(process.waitFor());
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  private synchronized Process start(ProcessBuilder command) throws IOException {
    Process process = command.start();
    running = process;
    if (stopped) {
      process.destroy();
    }
    return process;
  }

  /** Tells the process that runs to end in good order. */
  synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.destroy();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Leaves no process behind. */
  @Override
  public synchronized void close() {
    if (running != null) {
      running.destroyForcibly();
    }
  }
}
