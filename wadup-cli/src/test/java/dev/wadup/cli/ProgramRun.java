package dev.wadup.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one run of the program printed and how it ended. */
public record ProgramRun(int exitCode, String out, String err) {
  /** Runs the program inside this VM. */
  public static ProgramRun inProcess(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Main.commandLine(Terminals.NONE, arguments)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new ProgramRun(exitCode, out.toString(), err.toString());
  }
}
