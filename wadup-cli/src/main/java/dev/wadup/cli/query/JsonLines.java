package dev.wadup.cli.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, one a line; blobs are base64. */
final class JsonLines implements RowFormat {
  private final JsonGenerator json;
  private List<String> columns = List.of();
  private long rows;

  JsonLines(PrintWriter out) {
    try {
      json = new JsonFactory().createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void begin(List<String> names) {
    columns = List.copyOf(names);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) throws IOException {
    rows++;
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      write(values.get(i));
    }
    json.writeEndObject();
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case byte[] bytes -> json.writeBinary(bytes);
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  @Override
  public void end() throws IOException {
    if (rows > 0) {
      json.writeRaw('\n');
    }
    json.flush();
  }
}
