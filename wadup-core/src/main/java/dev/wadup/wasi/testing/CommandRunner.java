package dev.wadup.wasi.testing;

import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.choice.EngineKind;
import dev.wadup.engine.guest.CommandFailedException;
import dev.wadup.engine.guest.CommandModule;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiContext;
import dev.wadup.wasi.WasiLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Runs a WASI preview1 command, a module with {@code _start}, as the public suites want it:
 *
 * <pre>
 * CommandRunner [--engine NAME] [--env NAME=VALUE]... [--dir HOST[::GUEST]]... MODULE.wasm [ARGUMENT]...
 * CommandRunner --version
 * </pre>
 *
 * Each {@code --dir} is copied into the guest's tree and opened for it under its guest name (the
 * host's name if none is given); what the guest changes there stays in memory. What it prints is
 * printed, and its exit code is the exit code: 134 if it trapped or exceeded a limit, 2 if the
 * command line is wrong.
 */
public final class CommandRunner {
  private static final int TRAPPED = 134;
  private static final long THREAD_STACK_BYTES = 32L << 20;
  private static final long STACK_BYTES = 8L << 20;
  private static final WasiLimits WASI = new WasiLimits(1024, 1024, 1 << 30, 4096, 64 << 20);
  private static final VfsLimits FILES = new VfsLimits(1L << 30, 65_536, 4096, 256);

  private CommandRunner() {}

  /** Runs one command and ends the VM with its exit code. */
  public static void main(String[] arguments) throws InterruptedException {
    int[] exitCode = {TRAPPED};
    Runnable run = () -> exitCode[0] = run(List.of(arguments));
    Thread thread = new Thread(null, run, "command", THREAD_STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(exitCode[0]);
  }

  /** Runs one command line, prints what the guest printed and gives the exit code. */
  private static int run(List<String> arguments) {
    if (arguments.equals(List.of("--version"))) {
      System.out.println("wadup " + version());
      return 0;
    }
    try {
      CommandResult result = run(CommandLine.parse(arguments));
      System.out.writeBytes(result.stdout());
      System.err.writeBytes(result.stderr());
      System.out.flush();
      return result.exitCode();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("CommandRunner: " + e.getMessage());
      return 2;
    }
  }

  /**
   * Runs one command.
   *
   * @throws IOException if the module or a directory can't be read, or does not fit the tree
   */
  public static CommandResult run(CommandLine command) throws IOException {
    WasiContext world =
        WasiContext.builder()
            .arguments(command.guestArguments())
            .environment(command.environment())
            .preopens(command.directories().stream().map(HostDirectory::guestName).toList())
            .limits(WASI)
            .files(FILES)
            .build();
    byte[] module = Files.readAllBytes(command.module());
    copyDirectories(command, world);
    GuestLimits limits = limits(command.engine());
    try (WasmRuntime runtime = command.engine().runtime(limits)) {
      int exitCode = CommandModule.run(runtime, module, world, limits);
      return new CommandResult(exitCode, world.stdout().bytes(), world.stderr().bytes());
    } catch (CommandFailedException e) {
      return new CommandResult(TRAPPED, world.stdout().bytes(), world.stderr().bytes())
          .withReason(e.getMessage());
    }
  }

  private static GuestLimits limits(EngineKind engine) {
    long stack = Math.min(STACK_BYTES, engine.largestStack());
    return new GuestLimits(null, 1L << 30, stack, Duration.ofMinutes(10));
  }

  private static void copyDirectories(CommandLine command, WasiContext world) throws IOException {
    for (HostDirectory directory : command.directories()) {
      try {
        directory.copyInto(world.files());
      } catch (ErrnoException e) {
        throw new IOException("can't copy " + directory.host() + ": " + e.errno(), e);
      }
    }
  }

  private static String version() {
    String version = CommandRunner.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
