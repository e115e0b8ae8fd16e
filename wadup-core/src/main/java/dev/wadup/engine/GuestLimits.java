package dev.wadup.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one guest may use for one content.
 *
 * @param fuel instructions, roughly; null if not limited and not counted
 * @param memoryBytes sum over linear memories and tables
 * @param stackBytes WebAssembly stack; one value for the whole engine
 * @param timeout wall-clock time of one call, host calls included
 */
public record GuestLimits(
    @Nullable Long fuel, long memoryBytes, long stackBytes, Duration timeout) {}
