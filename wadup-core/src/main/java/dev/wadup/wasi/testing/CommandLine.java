package dev.wadup.wasi.testing;

import dev.wadup.engine.choice.EngineKind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run and what it finds.
 *
 * @param arguments of the guest, without its name
 * @param environment variables, in order
 * @param directories copied into the guest's tree and opened for it
 */
public record CommandLine(
    EngineKind engine,
    Path module,
    List<String> arguments,
    Map<String, String> environment,
    List<HostDirectory> directories) {

  /** Options as {@link CommandRunner} documents them. */
  static CommandLine parse(List<String> words) {
    Deque<String> rest = new ArrayDeque<>(words);
    EngineKind engine = EngineKind.byDefault();
    Map<String, String> environment = new LinkedHashMap<>();
    List<HostDirectory> directories = new ArrayList<>();
    while (!rest.isEmpty() && rest.peek().startsWith("--")) {
      String option = rest.pop();
      switch (option) {
        case "--engine" -> engine = EngineKind.named(option, value(option, rest));
        case "--env" -> addVariable(environment, value(option, rest));
        case "--dir" -> directories.add(HostDirectory.parse(value(option, rest)));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    Path module = Path.of(value("the command line", rest));
    return new CommandLine(engine, module, List.copyOf(rest), environment, directories);
  }

  /** The module's file name, then the arguments. */
  List<String> guestArguments() {
    List<String> all = new ArrayList<>();
    all.add(String.valueOf(module.getFileName()));
    all.addAll(arguments);
    return all;
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " lacks a value");
    }
    return rest.pop();
  }

  private static void addVariable(Map<String, String> environment, String assignment) {
    int sign = assignment.indexOf('=');
    if (sign < 1) {
      throw new IllegalArgumentException("--env wants NAME=VALUE, not " + assignment);
    }
    environment.put(assignment.substring(0, sign), assignment.substring(sign + 1));
  }
}
