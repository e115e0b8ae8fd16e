package dev.wadup.cli;

import dev.wadup.content.Glob;
import dev.wadup.content.Input;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Gives picocli the types of this program's options. */
final class Converters {
  private Converters() {}

  static void register(CommandLine commandLine) {
    register(commandLine, ByteSize.class, ByteSize::parse);
    register(commandLine, TimeSpan.class, TimeSpan::parse);
    register(commandLine, Glob.class, text -> Glob.of(text, false));
    register(commandLine, Input.class, InputArgument::parse);
  }

  private static <T> void register(
      CommandLine commandLine, Class<T> type, Function<String, T> parse) {
    commandLine.registerConverter(
        type,
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
          }
        });
  }
}
