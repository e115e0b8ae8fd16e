package dev.wadup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program of contract/vectors and what a database must hold after a guest has played it. */
record PlayedProgram(JsonNode calls) {
  static PlayedProgram read(Path file) throws IOException {
    return new PlayedProgram(new ObjectMapper().readTree(file.toFile()).get("calls"));
  }

  /** Rows by table, in order, values as SQLite gives them back. */
  Map<String, List<List<Object>>> rows() {
    Map<String, List<List<Object>>> rows = new TreeMap<>();
    for (JsonNode call : taken()) {
      if (call.has("define")) {
        rows.computeIfAbsent(call.get("define").asText(), _ -> new ArrayList<>());
      } else if (call.has("insert")) {
        List<List<Object>> table =
            rows.computeIfAbsent(call.get("insert").asText(), _ -> new ArrayList<>());
        for (int i = 0; i < Math.max(1, call.path("times").asInt()); i++) {
          table.add(row(call.get("values")));
        }
      }
    }
    return rows;
  }

  /** Names and sizes of the children, in order of their names. */
  List<String> children() {
    List<String> children = new ArrayList<>();
    for (JsonNode call : taken()) {
      if (call.has("emit_bytes")) {
        int size = text(call.get("emit_bytes")).getBytes(StandardCharsets.UTF_8).length;
        children.add(call.get("filename").asText() + " " + size);
      } else if (call.has("emit_slice")) {
        children.add(call.get("filename").asText() + " " + call.get("emit_slice").get(1));
      }
    }
    return children.stream().sorted().toList();
  }

  private List<JsonNode> taken() {
    List<JsonNode> taken = new ArrayList<>();
    calls.forEach(
        call -> {
          if (!call.has("refused")) {
            taken.add(call);
          }
        });
    return taken;
  }

  private static List<Object> row(JsonNode values) {
    List<Object> row = new ArrayList<>();
    values.forEach(value -> row.add(value(value)));
    return row;
  }

  private static Object value(JsonNode tagged) {
    if (tagged.isNull()) {
      return "null";
    }
    String type = tagged.fieldNames().next();
    JsonNode value = tagged.get(type);
    return switch (type) {
      case "Int64" -> value.asLong();
      case "Float64" -> value.asDouble() + 0.0; // SQLite knows no negative zero
      case "String" -> "text " + text(value);
      case "Boolean" -> value.asBoolean() ? 1L : 0L;
      default -> "bytes " + text(value);
    };
  }

  private static String text(JsonNode value) {
    return value.isTextual()
        ? value.asText()
        : value.get("repeat").asText().repeat(value.get("times").asInt());
  }

  /** A value as it came from SQLite, in the form that {@link #rows} uses. */
  static Object found(Object value) {
    return switch (value) {
      case byte[] bytes -> "bytes " + Base64.getEncoder().encodeToString(bytes);
      case String text -> "text " + text;
      case Integer number -> number.longValue();
      default -> value;
    };
  }
}
