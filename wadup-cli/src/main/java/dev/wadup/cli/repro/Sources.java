package dev.wadup.cli.repro;

import dev.wadup.content.Input;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.pipeline.ModuleChoice;
import dev.wadup.pipeline.ModuleFile;
import dev.wadup.pipeline.ModuleFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The files that an earlier run read: its modules, and the file of the input.
 *
 * @param modules where to look for modules
 * @param inputs inputs that have names, and where they are now
 */
record Sources(List<Path> modules, List<Input> inputs) {
  /**
   * The file of a module.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if it is not there, or another by now
   */
  Path module(String name, String sha256) throws IOException {
    for (ModuleFile found : ModuleFiles.find(modules, ModuleChoice.ALL)) {
      if (found.name().equals(name)) {
        require(
            sha256(found.source().file()).equals(sha256),
            "Module %s is not the one that ran: its SHA-256 was %s. Give that one with --modules."
                .formatted(found.source().file(), sha256));
        return found.source().file();
      }
    }
    throw refused("There is no module %s in %s: give it with --modules.".formatted(name, modules));
  }

  /**
   * The file of the input.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if it is not there, or has changed
   */
  Path root(RecordedContent.RecordedRoot root) throws IOException {
    Path file = locate(root);
    require(
        Files.isRegularFile(file),
        "%s is not there any more; if its input moved, give --input %s=DIR."
            .formatted(file, root.input()));
    require(
        Files.size(file) == root.size()
            && (root.sha256() == null || root.sha256().equals(sha256(file))),
        file + " has changed since it was processed.");
    return file;
  }

  private Path locate(RecordedContent.RecordedRoot root) {
    if (root.input().equals("-")) {
      return Path.of(URI.create("file://" + root.pathRaw()));
    }
    Path input = inputNamed(root.input());
    return Files.isRegularFile(input)
        ? input
        : Path.of(URI.create("file://" + rawPath(input) + root.pathRaw()));
  }

  private Path inputNamed(String name) {
    for (Input input : inputs) {
      if (input instanceof Input.Tree(Path path, String given) && name.equals(given)) {
        return path.toAbsolutePath();
      }
    }
    require(
        name.startsWith("/"),
        "The input is known as '%s': give --input %s=DIR.".formatted(name, name));
    return Path.of(name);
  }

  private static String rawPath(Path folder) {
    String raw = folder.toUri().getRawPath();
    return raw.endsWith("/") ? raw : raw + "/";
  }

  /** The hash of a file's bytes, in lower-case hex. */
  static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw refused(message);
    }
  }

  private static WadupException refused(String message) {
    return new WadupException(ErrorCode.USAGE, message);
  }
}
