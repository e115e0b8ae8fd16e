package dev.wadup.cli;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every error into lines that begin with {@code wadup:} and an exit code. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    print(command.getErr(), error.getMessage() + suggestion(error));
    print(
        command.getErr(),
        "'" + command.getCommandSpec().qualifiedName() + " --help' lists the options");
    return ExitCode.USAGE.number();
  }

  private static String suggestion(ParameterException error) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> similar = unmatched.getSuggestions();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof WadupException expected && expected.code() != ErrorCode.INTERNAL) {
      String.valueOf(expected.getMessage()).lines().forEach(line -> print(command.getErr(), line));
      return ExitCode.of(expected).number();
    }
    print(command.getErr(), "a defect of wadup, please report it with the lines below:");
    error.printStackTrace(command.getErr());
    return ExitCode.NOT_STARTED.number();
  }

  static void print(PrintWriter err, String line) {
    err.println("wadup: " + SafeText.of(line));
    err.flush();
  }
}
