package dev.wadup.sink.sqlite;

import java.nio.file.Path;

/**
 * How to keep results in SQLite.
 *
 * @param path the database's file
 * @param fresh whether to start over, deleting a WADUP database that is there
 * @param durable whether each batch is synced, so that a power cut loses nothing committed
 */
public record SqliteSettings(Path path, boolean fresh, boolean durable) {
  /** Settings with which results go on from what the file holds, synced at checkpoints alone. */
  public static SqliteSettings of(Path path) {
    return new SqliteSettings(path, false, false);
  }
}
