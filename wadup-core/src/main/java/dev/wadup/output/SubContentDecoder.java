package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one announcement of {@code /subcontent}, as the guest contract's "Extracted content" lays
 * it down.
 */
final class SubContentDecoder {
  /**
   * An announcement as it was written.
   *
   * @param offset null if not given
   * @param length null if not given
   */
  record Announcement(String filename, @Nullable Long offset, @Nullable Long length) {}

  private static final List<String> FIELDS = List.of("filename", "offset", "length");

  private final GuestJson json;
  private @Nullable String filename;
  private @Nullable Long offset;
  private @Nullable Long length;

  private SubContentDecoder(GuestJson json) {
    this.json = json;
  }

  static Announcement decode(String file, ContentBytes bytes, OutputSettings settings)
      throws BadOutputException {
    try (GuestJson json = new GuestJson(file, bytes, settings)) {
      return new SubContentDecoder(json).read();
    }
  }

  private Announcement read() throws BadOutputException {
    json.readFile(FIELDS, this::readField);
    if (offset != null && length == null) {
      throw json.fault("'offset' without 'length'");
    }
    return new Announcement(json.require(filename, "no 'filename'"), offset, length);
  }

  private void readField(String field) throws BadOutputException {
    switch (field) {
      case "filename" -> filename = json.readText("'filename'");
      case "offset" -> offset = readCount("'offset'");
      default -> length = readCount("'length'");
    }
  }

  private @Nullable Long readCount(String what) throws BadOutputException {
    if (json.atNull()) {
      return null;
    }
    long count = json.readLong(what);
    if (count < 0) {
      throw json.fault("%s is negative".formatted(what));
    }
    return count;
  }
}
