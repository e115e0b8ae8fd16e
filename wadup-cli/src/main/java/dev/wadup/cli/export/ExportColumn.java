package dev.wadup.cli.export;

/** A column of an exported table. */
record ExportColumn(String name, ExportType type) {}
