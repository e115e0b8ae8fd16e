package dev.wadup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, from this VM's class path. */
record RunningProgram(Process process, Path log) implements AutoCloseable {
  private static final String[] JVM = {
    "--enable-native-access=ALL-UNNAMED",
    "-Xss17m",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:+SuppressFatalErrorMessage",
  };

  /**
   * Starts the program.
   *
   * @param folder for its temporary files and its log
   * @param jvm further options for the JVM
   */
  static RunningProgram start(Path folder, List<String> jvm, List<String> arguments)
      throws IOException {
    return startUnder(List.of(), folder, jvm, arguments);
  }

  /** Starts the program by a command that starts commands. */
  static RunningProgram startUnder(
      List<String> starter, Path folder, List<String> jvm, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
    command.addAll(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JVM));
    command.addAll(jvm);
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    Path log = folder.resolve("log");
    return new RunningProgram(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The process that does the work for this one. */
  Optional<ProcessHandle> worker() {
    return process.children().findFirst();
  }

  static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      process.onExit().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("kill -" + signal, e);
    }
  }

  int end() throws InterruptedException {
    return process.waitFor();
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
