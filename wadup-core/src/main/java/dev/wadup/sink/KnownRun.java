package dev.wadup.sink;

import dev.wadup.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the results hold of a module's run over a content.
 *
 * @param message why it failed, or a note; null if there is none
 * @param childCount children announced and kept
 */
public record KnownRun(
    String moduleName, Outcome outcome, @Nullable String message, int childCount) {}
