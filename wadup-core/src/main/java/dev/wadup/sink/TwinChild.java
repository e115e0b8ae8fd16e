package dev.wadup.sink;

import dev.wadup.result.ModuleRun;
import dev.wadup.result.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded child with the runs of this run's modules and all that came out of it through them.
 *
 * @param offset where in its parent it begins, in bytes; null where it is no slice
 * @param size in bytes
 * @param sha256 lower-case hex; null if it was not computed
 * @param mimeType null if it was not asked for
 */
public record TwinChild(
    Origin origin,
    String filename,
    @Nullable Long offset,
    long size,
    @Nullable String sha256,
    @Nullable String mimeType,
    List<ModuleRun> runs,
    List<TwinChild> children) {
  /** Copies the lists. */
  public TwinChild {
    runs = List.copyOf(runs);
    children = List.copyOf(children);
  }
}
