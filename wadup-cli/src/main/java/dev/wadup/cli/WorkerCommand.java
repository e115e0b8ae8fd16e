package dev.wadup.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that starts this program again, with the same JVM options, to do the work. */
final class WorkerCommand {
  private static final String FOLDER_PROPERTY = "wadup.supervision";

  private WorkerCommand() {}

  /** The supervisor's folder, if this process was started by such a command. */
  static Optional<Path> supervisorsFolder() {
    return Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of);
  }

  static List<String> of(List<String> arguments, Path folder, Path crashReport) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:ErrorFile=" + crashReport);
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D%s=%s".formatted(FOLDER_PROPERTY, folder));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(arguments);
    return command;
  }
}
