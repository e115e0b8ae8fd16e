package dev.wadup.wasmtime;

/** Something that a module offers. */
public record ExportType(String name, ExternType type) {}
