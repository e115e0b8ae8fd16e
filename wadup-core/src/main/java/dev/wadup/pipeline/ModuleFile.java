package dev.wadup.pipeline;

import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.manifest.InvalidManifestException;
import dev.wadup.manifest.Manifest;
import dev.wadup.manifest.ManifestFile;
import dev.wadup.wasm.MalformedModuleException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A module's file and what it says of itself.
 *
 * @param problems what is wrong with its manifest; empty if nothing is
 */
public record ModuleFile(ModuleSource source, Manifest manifest, List<String> problems) {
  /** Copies the list. */
  public ModuleFile {
    problems = List.copyOf(problems);
  }

  /** A module that carries no manifest. */
  public ModuleFile(ModuleSource source) {
    this(source, Manifest.NONE, List.of());
  }

  /** Reads a module's manifest; a file that is no module is left for the engine to refuse. */
  static ModuleFile read(ModuleSource source) {
    try {
      return ManifestFile.read(source.file())
          .map(manifest -> new ModuleFile(source, manifest, List.of()))
          .orElse(new ModuleFile(source));
    } catch (InvalidManifestException e) {
      List<String> problems = e.problems().stream().map(what -> "manifest: " + what).toList();
      return new ModuleFile(source, Manifest.NONE, problems);
    } catch (IOException | MalformedModuleException e) {
      return new ModuleFile(source);
    }
  }

  /**
   * Makes sure that nothing is wrong with the manifest.
   *
   * @throws WadupException with {@link ErrorCode#MODULE_REJECTED} that names all that is
   */
  public void requireSound() {
    if (!problems.isEmpty()) {
      throw new WadupException(
          ErrorCode.MODULE_REJECTED, source.file() + ": " + String.join("; ", problems));
    }
  }

  /** The module's name. */
  public String name() {
    return source.name();
  }

  /**
   * This module with the limits it asks for.
   *
   * @param common what holds where it asks for nothing
   * @param fixed limits that hold whatever it asks for
   */
  public ModuleFile limited(GuestLimits common, Set<GuestLimit> fixed) {
    GuestLimits own = common.asked(manifest.limits(), fixed);
    return own.equals(common)
        ? this
        : new ModuleFile(new ModuleSource(name(), source.file(), own), manifest, problems);
  }
}
