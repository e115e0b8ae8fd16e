package dev.wadup.pipeline;

/** A child that a guard did not let in, and why. */
record CutChild(String filename, long size, String moduleName, int ordinal, String reason) {}
