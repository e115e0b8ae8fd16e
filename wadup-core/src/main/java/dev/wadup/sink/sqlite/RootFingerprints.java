package dev.wadup.sink.sqlite;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The roots whose results stand as long as their files look the same: eight bytes for each in a
 * hash table, so that neither a question nor much memory is spent on a file that did not change.
 * The hash has a key of its own in each run: nobody can make a file that passes for another.
 */
final class RootFingerprints {
  /** None. */
  static final RootFingerprints NONE = new RootFingerprints(0);

  private final long key = new SecureRandom().nextLong();
  private final long[] slots;

  /** Written by many threads, read when they are done. */
  private final boolean[] kept;

  private RootFingerprints(long count) {
    int size = Math.toIntExact(Math.max(2, Long.highestOneBit(count) * 4));
    slots = new long[size];
    kept = new boolean[size];
  }

  /** Reads the whole roots over which no module is due. */
  static RootFingerprints load(Connection connection, PastRuns pastRuns) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      RootFingerprints known = new RootFingerprints(count(statement));
      try (ResultSet roots =
          statement.executeQuery(
              "SELECT uuid, size, mtime_ns, run_id FROM __wadup_root WHERE state = 'complete'")) {
        while (roots.next()) {
          if (pastRuns.due(roots.getLong(4)).isEmpty()) {
            known.add(UUID.fromString(roots.getString(1)), roots.getLong(2), roots.getLong(3));
          }
        }
      }
      return known;
    }
  }

  private static long count(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM __wadup_root")) {
      return count.next() ? count.getLong(1) : 0;
    }
  }

  private void add(UUID uuid, long size, long mtimeNanos) {
    long fingerprint = fingerprint(uuid, size, mtimeNanos);
    slots[slot(fingerprint)] = fingerprint;
  }

  /** Takes note that a root is still there; false if it is not among these as it looks now. */
  boolean keep(UUID uuid, long size, long mtimeNanos) {
    int slot = slot(fingerprint(uuid, size, mtimeNanos));
    boolean known = slots[slot] != 0;
    if (known) {
      kept[slot] = true;
    }
    return known;
  }

  /** Whether {@link #keep} was told of this root. */
  boolean wasKept(UUID uuid, long size, long mtimeNanos) {
    return kept[slot(fingerprint(uuid, size, mtimeNanos))];
  }

  /** Where a fingerprint is, or the free slot where it would be. */
  private int slot(long fingerprint) {
    int slot = (int) fingerprint & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != fingerprint) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private long fingerprint(UUID uuid, long size, long mtimeNanos) {
    long hash = mix(key ^ uuid.getMostSignificantBits());
    hash = mix(hash ^ uuid.getLeastSignificantBits());
    hash = mix(hash ^ size);
    hash = mix(hash ^ mtimeNanos);
    return hash == 0 ? 1 : hash;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
