package dev.wadup.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadup.content.ContentBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One folder of contract/vectors: files that a guest writes, and what the host makes of them. */
record Vector(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("..", "contract", "vectors");

  /** The vectors below a folder. */
  static Stream<Vector> in(String folder) {
    try (Stream<Path> entries = Files.list(ROOT.resolve(folder))) {
      return entries.sorted().toList().stream().map(Vector::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ContentBytes file(String name) {
    return ContentBytes.of(bytes(name));
  }

  JsonNode expected() {
    try {
      return JSON.readTree(bytes("expected.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRejected() {
    return expected().has("message_names");
  }

  /** What the message of a rejection must name. */
  List<String> names() {
    return texts("message_names");
  }

  List<String> texts(String field) {
    return StreamSupport.stream(expected().get(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The names 1.json, 2.json and so on, as far as there are such files. */
  List<String> numberedFiles() {
    return Stream.iterate(1, i -> i + 1)
        .map(i -> i + ".json")
        .takeWhile(name -> Files.exists(folder.resolve(name)))
        .toList();
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
