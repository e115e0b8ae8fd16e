package dev.wadup.engine;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.result.CapturedOutput;
import dev.wadup.result.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one call of {@code process} went.
 *
 * @param outcome how it ended; never {@code BAD_OUTPUT}, which is found later
 * @param message what to tell the reader of the row; null on success
 * @param factsRead whether the guest opened {@code /content.json}
 * @param contentFault the first fault of the file behind {@code /data.bin}; null if there was none
 * @param fuel fuel used; null where it is not counted
 */
public record Execution(
    Outcome outcome,
    @Nullable String message,
    CapturedOutput output,
    Duration wall,
    @Nullable Long fuel,
    long peakMemoryBytes,
    boolean factsRead,
    @Nullable ContentUnavailableException contentFault) {}
