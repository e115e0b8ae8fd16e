package dev.wadup.sink.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.TableSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table's schema as {@code __wadup_table} holds it, in the form of the guest contract. */
final class SchemaJson {
  private static final JsonFactory JSON = new JsonFactory();

  private SchemaJson() {}

  static String write(TableSchema schema) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", schema.name());
      json.writeArrayFieldStart("columns");
      for (Column column : schema.columns()) {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("data_type", column.type().wireName());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static TableSchema read(String text) {
    List<String> strings = strings(text);
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i + 1 < strings.size(); i += 2) {
      columns.add(new Column(strings.get(i), type(strings.get(i + 1))));
    }
    if (strings.size() != 1 + 2 * columns.size()) {
      throw new IllegalArgumentException("no table schema: " + text);
    }
    return new TableSchema(strings.getFirst(), columns);
  }

  private static List<String> strings(String text) {
    List<String> strings = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.add(json.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("no table schema: " + text, e);
    }
    return strings;
  }

  private static ColumnType type(String wireName) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column type: " + wireName));
  }
}
