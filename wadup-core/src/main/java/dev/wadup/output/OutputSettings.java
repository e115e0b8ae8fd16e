package dev.wadup.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.table.Schemas;
import dev.wadup.table.SettledSchemas;
import java.nio.file.Path;

/** What all collectors of a run share; safe for use by several threads. */
public final class OutputSettings {
  private final OutputLimits limits;
  private final SchemaRegistry registry;
  private final Schemas schemas;
  private final Path spillDirectory;
  private final JsonFactory json;

  /**
   * Settings of a run.
   *
   * @param spillDirectory private folder for rows that memory should not hold; made when needed
   */
  public OutputSettings(OutputLimits limits, SchemaRegistry schemas, Path spillDirectory) {
    this(limits, schemas, schemas, spillDirectory, jsonFactory(limits));
  }

  private OutputSettings(
      OutputLimits limits,
      SchemaRegistry registry,
      Schemas schemas,
      Path spillDirectory,
      JsonFactory json) {
    this.limits = limits;
    this.registry = registry;
    this.schemas = schemas;
    this.spillDirectory = spillDirectory;
    this.json = json;
  }

  /**
   * The same for modules that may only use tables which are known already; for others an {@link
   * dev.wadup.table.UnsettledSchemaException} is thrown.
   */
  public OutputSettings settled() {
    return new OutputSettings(limits, registry, new SettledSchemas(registry), spillDirectory, json);
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

  Schemas schemas() {
    return schemas;
  }

  JsonFactory json() {
    return json;
  }

  OverflowFile newOverflowFile() {
    return new OverflowFile(spillDirectory, limits.bufferBytes());
  }
}
