package dev.wadup.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadup.content.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a guest finds in {@code /content.json}; made when first asked for. */
record ContentFacts(Content content, @Nullable String mimeType) implements Supplier<byte[]> {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public byte[] get() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("filename", content.filename());
      json.writeStringField("uuid", content.uuid().toString());
      json.writeStringField("parent_uuid", text(content.parentUuid()));
      json.writeNumberField("depth", content.depth());
      json.writeNumberField("size", content.bytes().size());
      json.writeStringField("mime_type", mimeType);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static @Nullable String text(@Nullable UUID uuid) {
    return uuid == null ? null : uuid.toString();
  }
}
