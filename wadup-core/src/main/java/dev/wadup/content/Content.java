package dev.wadup.content;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to analyse: a file of the input, or something that a module extracted from one.
 *
 * @param uuid name-based identity, the same in every run
 * @param filename the file's name, or what a module called it; text, never a path of the host
 * @param path place below the input, with {@code !/} before each level of extraction
 * @param parentUuid the content this came from; null for a root
 * @param rootUuid the file of the input at the top of this lineage
 * @param depth 0 for a root
 * @param offset where in the parent a slice begins; null where it is no slice
 * @param bytes its bytes
 */
public record Content(
    UUID uuid,
    String filename,
    String path,
    @Nullable UUID parentUuid,
    UUID rootUuid,
    int depth,
    @Nullable Long offset,
    ContentBytes bytes) {}
