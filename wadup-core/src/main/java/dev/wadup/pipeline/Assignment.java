package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.result.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A content about to be processed.
 *
 * @param pathRaw percent-encoded raw bytes of the path where they are not UTF-8; null otherwise
 * @param store holds the content's bytes
 * @param origin null for a root
 * @param standing what need not be done, because an earlier run did it
 */
record Assignment(
    Content content,
    @Nullable String pathRaw,
    Lineage lineage,
    SharedStore store,
    Ancestry ancestry,
    @Nullable Origin origin,
    Standing standing) {}
