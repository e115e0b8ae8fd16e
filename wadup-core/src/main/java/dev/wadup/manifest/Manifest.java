package dev.wadup.manifest;

import dev.wadup.table.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module says of itself, in its custom section {@value #SECTION}.
 *
 * @param name null if it gives none
 * @param version null if it gives none
 * @param description null if it gives none
 * @param wants the contents it is to be run over
 * @param tables tables it may define
 * @param limits what it asks to be allowed
 * @param json the manifest as it was written; null if the module carries none
 */
public record Manifest(
    @Nullable String name,
    @Nullable String version,
    @Nullable String description,
    Wants wants,
    List<TableSchema> tables,
    OwnLimits limits,
    @Nullable String json) {
  /** The custom section that holds a manifest, as JSON in UTF-8. */
  public static final String SECTION = "wadup.manifest";

  /** The longest manifest, in bytes. */
  public static final int MAX_BYTES = 64 << 10;

  /** Of a module that says nothing: it wants every content. */
  public static final Manifest NONE =
      new Manifest(null, null, null, Wants.EVERYTHING, List.of(), OwnLimits.NONE, null);

  /** Copies the tables. */
  public Manifest {
    tables = List.copyOf(tables);
  }

  /**
   * Reads a manifest.
   *
   * @throws InvalidManifestException that names everything that is wrong with it
   */
  public static Manifest parse(String json) throws InvalidManifestException {
    return new ManifestReader().read(json);
  }
}
