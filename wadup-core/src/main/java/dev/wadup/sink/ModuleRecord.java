package dev.wadup.sink;

import org.jspecify.annotations.Nullable;

/**
 * A module of a run.
 *
 * @param sha256 of the module's bytes, lower-case hex
 * @param manifestJson its manifest; null if it carries none
 */
public record ModuleRecord(String name, String sha256, @Nullable String manifestJson) {}
