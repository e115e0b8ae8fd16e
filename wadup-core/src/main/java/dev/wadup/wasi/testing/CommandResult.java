package dev.wadup.wasi.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a command ended and what it printed. */
public final class CommandResult {
  private final int exitCode;
  private final byte[] stdout;
  private final byte[] stderr;

  CommandResult(int exitCode, byte[] stdout, byte[] stderr) {
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** The code given to {@code proc_exit}, 0 if {@code _start} returned, 134 after a trap. */
  public int exitCode() {
    return exitCode;
  }

  /** What it wrote to descriptor 1. */
  public byte[] stdout() {
    return stdout.clone();
  }

  /** What it wrote to descriptor 2, and after a trap one line that says why. */
  public byte[] stderr() {
    return stderr.clone();
  }

  CommandResult withReason(@Nullable String reason) {
    byte[] line = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(stderr, stderr.length + line.length);
    System.arraycopy(line, 0, all, stderr.length, line.length);
    return new CommandResult(exitCode, stdout, all);
  }
}
