package dev.wadup.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.wadup.content.ContentBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one JSON file of a guest forward; every fault says where it was found. */
final class GuestJson implements AutoCloseable {
  /** Reads the value of one known field. */
  interface FieldReader {
    void read(String field) throws BadOutputException;
  }

  /** Reads one element of an array. */
  interface ElementReader {
    void read() throws BadOutputException;
  }

  /** Says in words where in the file the reader is, with a colon and a space at the end. */
  interface Place {
    /** The file as a whole. */
    Place FILE = () -> "";

    String describe();
  }

  private final String file;
  private Place place = Place.FILE;
  private final JsonParser parser;
  private @Nullable JsonToken token;

  GuestJson(String file, ContentBytes bytes, OutputSettings settings) throws BadOutputException {
    this.file = file;
    try {
      this.parser = settings.json().createParser(new ContentInputStream(bytes));
    } catch (IOException e) {
      throw new BadOutputException("%s: %s".formatted(file, e.getMessage()));
    }
  }

  /** Says from now on where faults are found. */
  void at(Place here) {
    place = here;
  }

  /** Reads the file's only value, an object, and sees that nothing follows it. */
  void readFile(List<String> fields, FieldReader reader) throws BadOutputException {
    advance();
    readObject("the file", fields, reader);
    if (advance() != null) {
      throw fault("something follows the object that should be the whole file");
    }
  }

  /** Reads an object at whose start the reader stands; fields that are not known are skipped. */
  void readObject(String what, List<String> fields, FieldReader reader) throws BadOutputException {
    expect(JsonToken.START_OBJECT, what, "an object");
    long seen = 0;
    while (advance() != JsonToken.END_OBJECT) {
      int index = fields.indexOf(name());
      advance();
      if (index < 0) {
        skip();
        continue;
      }
      if ((seen & (1L << index)) != 0) {
        throw fault("%s has '%s' twice".formatted(what, fields.get(index)));
      }
      seen |= 1L << index;
      reader.read(fields.get(index));
    }
  }

  /** Reads an array, or nothing if null stands in its place. */
  void readArrayOrNull(String what, ElementReader reader) throws BadOutputException {
    if (token != JsonToken.VALUE_NULL) {
      readArray(what, reader);
    }
  }

  void readArray(String what, ElementReader reader) throws BadOutputException {
    expect(JsonToken.START_ARRAY, what, "an array");
    while (advance() != JsonToken.END_ARRAY) {
      reader.read();
    }
  }

  /** Reads a string without lone surrogates, which no UTF-8 can hold. */
  String readText(String what) throws BadOutputException {
    expect(JsonToken.VALUE_STRING, what, "a string");
    String text = text();
    if (LoneSurrogate.isIn(text)) {
      throw fault("%s holds a lone surrogate".formatted(what));
    }
    return text;
  }

  /** Reads an integer of 64 bits. */
  long readLong(String what) throws BadOutputException {
    expect(JsonToken.VALUE_NUMBER_INT, what, "an integer");
    try {
      return parser.getLongValue();
    } catch (JacksonException e) {
      throw fault("%s is outside 64 bits".formatted(what));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Reads a number that a double can hold. */
  double readDouble(String what) throws BadOutputException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      expect(JsonToken.VALUE_NUMBER_FLOAT, what, "a number");
    }
    double value = number();
    if (Double.isInfinite(value)) {
      throw fault("%s is outside the range of a double".formatted(what));
    }
    return value;
  }

  boolean readBoolean(String what) throws BadOutputException {
    if (token != JsonToken.VALUE_TRUE) {
      expect(JsonToken.VALUE_FALSE, what, "true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  boolean atNull() {
    return token == JsonToken.VALUE_NULL;
  }

  /** Enters an object that must have exactly one field; gives its name. */
  String enterSingleField(String what) throws BadOutputException {
    expect(JsonToken.START_OBJECT, what, "null or an object with one field");
    if (advance() != JsonToken.FIELD_NAME) {
      throw fault("%s is an empty object".formatted(what));
    }
    String field = name();
    advance();
    return field;
  }

  /** Leaves an object entered by {@link #enterSingleField}. */
  void leaveSingleField(String what) throws BadOutputException {
    if (advance() != JsonToken.END_OBJECT) {
      throw fault("%s has more than one field".formatted(what));
    }
  }

  /** A value that had to be there. */
  <T> T require(@Nullable T value, String message) throws BadOutputException {
    if (value == null) {
      throw fault(message);
    }
    return value;
  }

  /** A fault found here. */
  BadOutputException fault(String message) {
    return new BadOutputException("%s: %s%s".formatted(file, place.describe(), message));
  }

  private void expect(JsonToken expected, String what, String words) throws BadOutputException {
    if (token != expected) {
      throw fault("%s must be %s, not %s".formatted(what, words, TokenName.of(token)));
    }
  }

  private @Nullable JsonToken advance() throws BadOutputException {
    try {
      token = parser.nextToken();
      return token;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void skip() throws BadOutputException {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private String name() throws BadOutputException {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private String text() throws BadOutputException {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private double number() throws BadOutputException {
    try {
      return parser.getDoubleValue();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private BadOutputException broken(IOException e) {
    String reason = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
    String line =
        "line %d, column %d"
            .formatted(
                parser.currentLocation().getLineNr(), parser.currentLocation().getColumnNr());
    return fault(
        (e instanceof StreamConstraintsException
                ? "over a limit at %s: %s"
                : "not valid JSON at %s: %s")
            .formatted(line, Excerpt.of(String.valueOf(reason))));
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
