package dev.wadup.output;

import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;

/**
 * What all collectors of a run share.
 *
 * @param spillDirectory private folder for rows that memory should not hold; made when first needed
 */
public record OutputSettings(OutputLimits limits, SchemaRegistry schemas, Path spillDirectory) {}
