package dev.wadup.pipeline;

import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleSource;
import dev.wadup.manifest.InvalidManifestException;
import dev.wadup.manifest.Manifest;
import dev.wadup.wasm.CustomSections;
import dev.wadup.wasm.MalformedModuleException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      Optional<byte[]> section = section(source.file());
      return section.isEmpty()
          ? new ModuleFile(source)
          : new ModuleFile(source, parse(section.get()), List.of());
    } catch (InvalidManifestException e) {
      List<String> problems = e.problems().stream().map(what -> "manifest: " + what).toList();
      return new ModuleFile(source, Manifest.NONE, problems);
    } catch (IOException | MalformedModuleException e) {
      return new ModuleFile(source);
    }
  }

  private static Optional<byte[]> section(Path file) throws IOException, MalformedModuleException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return CustomSections.find(in, Manifest.SECTION, Manifest.MAX_BYTES + 1);
    }
  }

  private static Manifest parse(byte[] section) throws InvalidManifestException {
    if (section.length > Manifest.MAX_BYTES) {
      throw new InvalidManifestException(
          List.of("it is longer than %d bytes".formatted(Manifest.MAX_BYTES)));
    }
    try {
      return Manifest.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(section)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidManifestException(List.of("it is no UTF-8"));
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
