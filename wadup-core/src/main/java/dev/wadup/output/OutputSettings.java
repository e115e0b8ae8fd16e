package dev.wadup.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.SpillFile;
import java.nio.file.Path;

/** What all collectors of a run share; safe for use by several threads. */
public final class OutputSettings {
  private final OutputLimits limits;
  private final SchemaRegistry schemas;
  private final Path spillDirectory;
  private final JsonFactory json;

  /**
   * Settings of a run.
   *
   * @param spillDirectory private folder for rows that memory should not hold; made when needed
   */
  public OutputSettings(OutputLimits limits, SchemaRegistry schemas, Path spillDirectory) {
    this.limits = limits;
    this.schemas = schemas;
    this.spillDirectory = spillDirectory;
    this.json = jsonFactory(limits);
  }

  private static JsonFactory jsonFactory(OutputLimits limits) {
    int longest = Math.toIntExact(Math.min(limits.fileBytes(), Integer.MAX_VALUE));
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(longest)
                .build())
        .build();
  }

  OutputLimits limits() {
    return limits;
  }

  SchemaRegistry schemas() {
    return schemas;
  }

  JsonFactory json() {
    return json;
  }

  SpillFile newSpillFile() {
    return new SpillFile(spillDirectory, limits.bufferBytes());
  }
}
