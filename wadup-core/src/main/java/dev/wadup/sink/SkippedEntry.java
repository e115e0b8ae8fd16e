package dev.wadup.sink;

/** An entry of the input that is no content, and why. */
public record SkippedEntry(String input, String path, String reason) {}
