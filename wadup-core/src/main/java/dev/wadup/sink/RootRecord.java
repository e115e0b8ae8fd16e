package dev.wadup.sink;

import java.util.UUID;

/**
 * A file of the input.
 *
 * @param input the input's real absolute path, or its given name
 * @param pathRaw percent-encoded raw bytes of its path below the input
 * @param mtimeNanos modification time in nanoseconds since the epoch
 */
public record RootRecord(UUID uuid, String input, String pathRaw, long size, long mtimeNanos) {}
