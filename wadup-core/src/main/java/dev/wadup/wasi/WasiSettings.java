package dev.wadup.wasi;

import java.util.List;

/**
 * What a context and its forks share.
 *
 * @param preopens names of directories of the tree, open from descriptor 3 on
 */
record WasiSettings(
    StringList arguments,
    StringList environment,
    List<String> preopens,
    WasiClock clock,
    RandomSource random,
    WasiLimits limits) {}
