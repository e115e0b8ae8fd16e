package dev.wadup.cli;

import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Small guests, by what they do. */
public enum TestGuest {
  SUCCEEDING("(i32.const 0)"),
  FAILING("(i32.const 7)"),
  TRAPPING("(unreachable)"),
  SPINNING("(loop $forever (br $forever)) (i32.const 0)");

  private final String body;

  TestGuest(String body) {
    this.body = body;
  }

  public Path writeTo(Path directory) throws IOException {
    Path file = directory.resolve(name().toLowerCase(Locale.ROOT) + ".wasm");
    return write(
        file,
        "(module (memory (export \"memory\") 1) (func (export \"process\") (result i32) %s))"
            .formatted(body));
  }

  /** Compiles a module's text into a file. */
  public static Path write(Path file, String text) throws IOException {
    return Files.write(file, Wat.toWasm(text));
  }
}
