package dev.wadup;

import dev.wadup.engine.GuestLimits;

/** Every number that bounds what a guest or a file can make the host use. */
public record Limits(GuestLimits guest) {}
