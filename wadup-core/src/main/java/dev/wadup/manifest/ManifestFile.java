package dev.wadup.manifest;

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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Manifests in modules' files. */
public final class ManifestFile {
  private ManifestFile() {}

  /**
   * The manifest that a module carries; empty if it carries none.
   *
   * @throws InvalidManifestException that names everything that is wrong with it
   * @throws MalformedModuleException if the file is no module
   * @throws IOException if it can't be read
   */
  public static Optional<Manifest> read(Path module)
      throws IOException, MalformedModuleException, InvalidManifestException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(module))) {
      Optional<byte[]> section = CustomSections.find(in, Manifest.SECTION, Manifest.MAX_BYTES + 1);
      return section.isEmpty() ? Optional.empty() : Optional.of(parse(section.get()));
    }
  }

  /**
   * Parses a manifest in UTF-8.
   *
   * @throws InvalidManifestException that names everything that is wrong with it
   */
  public static Manifest parse(byte[] json) throws InvalidManifestException {
    if (json.length > Manifest.MAX_BYTES) {
      throw new InvalidManifestException(
          List.of("it is longer than %d bytes".formatted(Manifest.MAX_BYTES)));
    }
    try {
      return Manifest.parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidManifestException(List.of("it is no UTF-8"));
    }
  }

  /**
   * Writes a module with a manifest, whole or not at all; the two files may be the same.
   *
   * @param json a manifest that {@link #parse} takes
   * @throws MalformedModuleException if {@code module} is none
   * @throws IOException if a file can't be read or written
   */
  public static void write(Path module, byte[] json, Path output)
      throws IOException, MalformedModuleException {
    byte[] changed = CustomSections.replace(Files.readAllBytes(module), Manifest.SECTION, json);
    Path partial = output.resolveSibling(output.getFileName() + ".partial");
    try {
      Files.write(partial, changed);
      Files.move(partial, output, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
