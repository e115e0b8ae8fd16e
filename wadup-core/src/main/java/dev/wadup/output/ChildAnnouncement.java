package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import org.jspecify.annotations.Nullable;

/**
 * A child that a module announced.
 *
 * @param filename what the module called it; text, never a path of the host
 * @param bytes its bytes, not copied
 * @param offset where in the parent it begins, in bytes; null where it is no slice
 */
public record ChildAnnouncement(String filename, ContentBytes bytes, @Nullable Long offset) {}
