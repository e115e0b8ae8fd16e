package dev.wadup.engine;

import java.nio.file.Path;

/** A module's file: its name is the file's stem. */
public record ModuleSource(String name, Path file) {}
