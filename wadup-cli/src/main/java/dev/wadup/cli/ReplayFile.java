package dev.wadup.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.wadup.content.Input;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON file that stands for a content of an earlier run: where its bytes are, and what it
 * was called.
 */
public final class ReplayFile {
  private static final JsonFactory JSON = new JsonFactory();

  private ReplayFile() {}

  /** Writes what {@link #read} takes; the bytes' file lies in the same folder. */
  public static void write(Path file, Input.Replay replay) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("file", replay.file().getFileName().toString());
      json.writeStringField("input", replay.input());
      json.writeStringField("filename", replay.filename());
      json.writeStringField("path", replay.path());
      json.writeStringField("path_raw", replay.pathRaw());
      json.writeNumberField("depth", replay.depth());
      json.writeEndObject();
    }
  }

  /**
   * The content that a file stands for.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if it can't be read
   */
  static Input.Replay read(Path file) {
    try (JsonParser json = JSON.createParser(Files.newBufferedReader(file))) {
      Map<String, String> texts = new HashMap<>();
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue() && json.currentName() != null) {
          texts.put(json.currentName(), json.getText());
        }
      }
      return new Input.Replay(
          file.resolveSibling(text(texts, "file")),
          text(texts, "input"),
          text(texts, "filename"),
          text(texts, "path"),
          text(texts, "path_raw"),
          Integer.parseInt(text(texts, "depth")));
    } catch (IOException | IllegalArgumentException e) {
      throw refused(file, e);
    }
  }

  private static String text(Map<String, String> texts, String name) throws IOException {
    String text = texts.get(name);
    if (text == null) {
      throw new IOException("it has no '" + name + "'");
    }
    return text;
  }

  private static WadupException refused(Path file, @Nullable Throwable cause) {
    return new WadupException(
        ErrorCode.USAGE, "%s is no file of wadup repro: %s".formatted(file, cause), cause);
  }
}
