package dev.wadup.sink;

import java.util.Set;
import java.util.UUID;

/**
 * A recorded content with the same bytes as another.
 *
 * @param whole whether all of its root is written
 * @param due modules of this run whose results there are missing or out of date
 */
public record KnownTwin(UUID uuid, boolean whole, Set<String> due) {}
