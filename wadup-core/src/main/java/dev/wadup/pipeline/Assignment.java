package dev.wadup.pipeline;

import dev.wadup.content.Content;
import dev.wadup.output.ChildAnnouncement;
import dev.wadup.result.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content about to be processed.
 *
 * @param pathRaw percent-encoded raw bytes of the path where they are not UTF-8; null otherwise
 * @param store holds the content's bytes
 * @param origin null for a root
 * @param standing what need not be done, because an earlier run did it
 * @param terms what its modules are held to
 */
record Assignment(
    Content content,
    @Nullable String pathRaw,
    Lineage lineage,
    SharedStore store,
    Ancestry ancestry,
    @Nullable Origin origin,
    Standing standing,
    Terms terms) {
  /** The same content under other terms. */
  Assignment under(Terms others) {
    return new Assignment(content, pathRaw, lineage, store, ancestry, origin, standing, others);
  }

  /** What came out of this content. */
  Assignment child(PendingChild child, Terms childTerms) {
    ChildAnnouncement announced = child.announcement();
    UUID uuid = Identity.ofChild(content.uuid(), child.moduleName(), child.ordinal());
    return new Assignment(
        new Content(
            uuid,
            announced.filename(),
            ResultWriter.childPath(content.path(), announced.filename()),
            content.uuid(),
            content.rootUuid(),
            content.depth() + 1,
            announced.offset(),
            announced.bytes()),
        null,
        lineage,
        child.store(),
        new Ancestry(ancestry, uuid, announced.bytes()),
        new Origin(child.moduleName(), child.ordinal()),
        standing.ofChild(uuid, child.known()),
        childTerms);
  }
}
