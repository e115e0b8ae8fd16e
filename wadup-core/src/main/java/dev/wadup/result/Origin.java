package dev.wadup.result;

/**
 * Where a child came from.
 *
 * @param moduleName the module that announced it
 * @param ordinal its place in the order of announcements of that module's call, from 0
 */
public record Origin(String moduleName, int ordinal) {}
