package dev.wadup.table;

/** A column of a module's table. */
public record Column(String name, ColumnType type) {}
