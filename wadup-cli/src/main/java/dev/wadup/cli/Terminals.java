package dev.wadup.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Which of the standard streams a person looks at.
 *
 * @param color whether colours are wanted and possible
 */
record Terminals(boolean output, boolean errors, boolean color) {
  /** No terminal at all: what a pipe or a test sees. */
  static final Terminals NONE = new Terminals(false, false, false);

  /** What the launcher found and the environment asks for. */
  static Terminals ofThisProcess() {
    return of(System.getProperty("wadup.terminals", ""), System.getenv());
  }

  static Terminals of(String names, Map<String, String> environment) {
    boolean color =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminals(names.contains("out"), names.contains("err"), color);
  }

  Ansi ansi() {
    return output && color ? Ansi.ON : Ansi.OFF;
  }
}
