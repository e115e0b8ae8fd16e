package dev.wadup.output;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows, one at a time. */
final class RowReader implements GuestJson.Place {
  private static final List<String> FIELDS = List.of("table_name", "values");

  private final GuestJson json;
  private final int columnLimit;
  private final PendingRow row = new PendingRow();
  private long number;
  private boolean hasValues;
  private @Nullable String tableName;

  RowReader(GuestJson json, OutputLimits limits) {
    this.json = json;
    this.columnLimit = limits.columns();
  }

  /** The table of the row that was read last. */
  String tableName() throws BadOutputException {
    return json.require(tableName, "the row has no 'table_name'");
  }

  /** Reads a row, which is valid until the next one is read. */
  PendingRow read() throws BadOutputException {
    number++;
    tableName = null;
    hasValues = false;
    row.clear();
    json.readObject("the row", FIELDS, this::readField);
    if (!hasValues) {
      throw json.fault("the row has no 'values'");
    }
    return row;
  }

  private void readField(String field) throws BadOutputException {
    if (field.equals("table_name")) {
      tableName = json.readText("'table_name'");
    } else {
      json.readArray("'values'", this::readValue);
      hasValues = true;
    }
  }

  private void readValue() throws BadOutputException {
    if (row.size() == columnLimit) {
      throw json.fault("more than %d values".formatted(columnLimit));
    }
    if (json.atNull()) {
      row.add(null);
    } else {
      readTypedValue("value " + (row.size() + 1));
    }
  }

  private void readTypedValue(String what) throws BadOutputException {
    String type = json.enterSingleField(what);
    row.add(
        switch (type) {
          case "Int64" -> json.readLong(what);
          case "Float64" -> json.readDouble(what);
          case "String" -> json.readText(what);
          case "Boolean" -> json.readBoolean(what);
          case "Bytes" -> decode(what, json.readText(what));
          default -> throw json.fault("%s has unknown type %s".formatted(what, Excerpt.of(type)));
        });
    json.leaveSingleField(what);
  }

  private byte[] decode(String what, String base64) throws BadOutputException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw json.fault("%s is not base64: %s".formatted(what, e.getMessage()));
    }
  }

  @Override
  public String describe() {
    if (number == 0) {
      return "";
    }
    return tableName == null
        ? "row %d: ".formatted(number)
        : "row %d of table %s: ".formatted(number, Excerpt.of(tableName));
  }
}
