package dev.wadup.sink;

import org.jspecify.annotations.Nullable;

/**
 * What the results hold of a child, whose bytes are not kept.
 *
 * @param ordinal its place in the order of announcements
 * @param offset where in its parent it begins, in bytes; null where it is no slice
 * @param size in bytes
 * @param sha256 lower-case hex; null if it was not computed
 */
public record KnownChild(
    int ordinal, String filename, @Nullable Long offset, long size, @Nullable String sha256) {}
