package dev.wadup.cli;

import dev.wadup.content.Input;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code --input} takes: a path, {@code NAME=PATH}, or {@code -} for paths on stdin. */
final class InputArgument {
  private InputArgument() {}

  static Input parse(String text) {
    if (text.equals("-")) {
      return new Input.PathList(System.in, (byte) '\n');
    }
    int equals = text.indexOf('=');
    // A path that is there as written needs no name, whatever characters it has.
    if (equals <= 0 || Files.exists(Path.of(text))) {
      return new Input.Tree(Path.of(text));
    }
    return new Input.Tree(Path.of(text.substring(equals + 1)), text.substring(0, equals));
  }
}
