package dev.wadup.sink.sqlite;

import dev.wadup.sink.RootFilter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to keep results in SQLite.
 *
 * @param path the database's file
 * @param fresh whether to start over, deleting a WADUP database that is there
 * @param durable whether each batch is synced, so that a power cut loses nothing committed
 * @param retryFailed whether roots with failures count as not whole
 * @param prune whether roots that are gone are deleted with all that is known of them
 * @param copies private folder for rows on their way to equal contents, as far as memory should not
 *     hold them; null if nothing is copied
 * @param fullText whether texts get full-text indices at the end of the run
 * @param leftOut roots that this run leaves out on purpose: they are not gone
 */
public record SqliteSettings(
    Path path,
    boolean fresh,
    boolean durable,
    boolean retryFailed,
    boolean prune,
    @Nullable Path copies,
    boolean fullText,
    RootFilter leftOut) {
  /** Settings with which results go on from what the file holds, synced at checkpoints alone. */
  public static SqliteSettings of(Path path) {
    return new SqliteSettings(path, false, false, false, false, null, false, RootFilter.NONE);
  }
}
