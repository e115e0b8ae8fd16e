package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.RowBatchBuilder;
import dev.wadup.table.TableSchema;
import java.util.List;
import java.util.Optional;

/** Reads one file of {@code /metadata}, as the guest contract's "Rows" lays it down. */
final class MetadataDecoder {
  private static final List<String> FIELDS = List.of("tables", "rows");

  private final GuestJson json;
  private final TableReader tableReader;
  private final RowReader rowReader;
  private final FileTables tables;

  private MetadataDecoder(GuestJson json, FileTables tables, OutputLimits limits) {
    this.json = json;
    this.tables = tables;
    this.tableReader = new TableReader(json, limits);
    this.rowReader = new RowReader(json, limits);
  }

  /**
   * Reads the file into {@code tables}.
   *
   * @throws BadOutputException if anything in it breaks the contract
   */
  static void decode(String file, ContentBytes bytes, OutputSettings settings, FileTables tables)
      throws BadOutputException {
    try (GuestJson json = new GuestJson(file, bytes, settings)) {
      MetadataDecoder decoder = new MetadataDecoder(json, tables, settings.limits());
      json.readFile(FIELDS, decoder::readPart);
    }
  }

  private void readPart(String part) throws BadOutputException {
    if (part.equals("tables")) {
      json.at(tableReader);
      json.readArrayOrNull("'tables'", this::readTable);
    } else {
      json.at(rowReader);
      json.readArrayOrNull("'rows'", this::readRow);
    }
    json.at(GuestJson.Place.FILE);
  }

  private void readTable() throws BadOutputException {
    Optional<String> fault = tables.define(tableReader.read());
    if (fault.isPresent()) {
      throw json.fault(fault.get());
    }
  }

  private void readRow() throws BadOutputException {
    PendingRow row = rowReader.read();
    Optional<RowBatchBuilder> rows = tables.rowsOf(rowReader.tableName());
    if (rows.isPresent()) {
      check(row, rows.get().schema());
      row.writeTo(rows.get());
    }
    Optional<String> fault = tables.countRow();
    if (fault.isPresent()) {
      throw json.fault(fault.get());
    }
  }

  private void check(PendingRow row, TableSchema schema) throws BadOutputException {
    Optional<String> fault = row.fault(schema);
    if (fault.isPresent()) {
      throw json.fault(fault.get());
    }
  }
}
