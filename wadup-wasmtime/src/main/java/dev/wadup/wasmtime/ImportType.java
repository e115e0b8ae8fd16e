package dev.wadup.wasmtime;

/** Something that a module wants from its host. */
public record ImportType(String module, String name, ExternType type) {}
