package dev.wadup.result;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run records of one content; becomes visible in one transaction.
 *
 * @param errorMessage why the content failed; null for a success
 * @param pathRaw percent-encoded raw bytes of the path where they are not UTF-8, otherwise null
 * @param size bytes; null if unknown
 * @param sha256 lower-case hex; null if not computed
 * @param mimeType null if not asked for
 * @param offset where in the parent a slice begins; null where it is no slice
 * @param origin null for a root, and for the row that only counts children
 */
public record ContentResult(
    UUID uuid,
    String filename,
    String path,
    @Nullable String pathRaw,
    @Nullable UUID parentUuid,
    UUID rootUuid,
    int depth,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String mimeType,
    @Nullable Long offset,
    @Nullable Origin origin,
    @Nullable String errorMessage,
    List<ModuleRun> moduleRuns) {
  /** Whether the content's status is {@code failed}. */
  public boolean failed() {
    return errorMessage != null;
  }
}
