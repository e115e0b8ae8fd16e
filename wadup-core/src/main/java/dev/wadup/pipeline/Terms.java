package dev.wadup.pipeline;

import dev.wadup.output.OutputSettings;

/**
 * What a content's modules are held to.
 *
 * @param guard counts the children that they announce
 * @param output what they may write
 */
record Terms(LineageGuard guard, OutputSettings output) {}
