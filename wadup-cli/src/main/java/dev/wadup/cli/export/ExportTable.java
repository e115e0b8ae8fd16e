package dev.wadup.cli.export;

import java.util.List;

/**
 * A table and the file it goes to.
 *
 * @param file a name of the host's making: what a guest called its table is no path
 */
record ExportTable(String name, String file, List<ExportColumn> columns) {
  private static final int MAX_NAME = 60;

  ExportTable {
    columns = List.copyOf(columns);
  }

  /** A table with a file name that is safe, tells what is in it, and is no other table's. */
  static ExportTable of(int number, String name, List<ExportColumn> columns, String extension) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]+", "_");
    String shortened = plain.substring(0, Math.min(plain.length(), MAX_NAME));
    return new ExportTable(name, "%03d_%s.%s".formatted(number, shortened, extension), columns);
  }

  String select() {
    return "SELECT * FROM \"" + name.replace("\"", "\"\"") + '"';
  }
}
