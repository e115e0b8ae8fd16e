package dev.wadup.wasi.testing;

import dev.wadup.vfs.Directory;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VirtualFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the host and the name under which a guest finds its copy. */
public record HostDirectory(Path host, String guestName) {
  private static final String SEPARATOR = "::";

  /** {@code HOST::GUEST}, or one name for both. */
  static HostDirectory parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0
        ? new HostDirectory(Path.of(text), text)
        : new HostDirectory(
            Path.of(text.substring(0, separator)), text.substring(separator + SEPARATOR.length()));
  }

  /** Copies files, directories and links. */
  void copyInto(VirtualFileSystem files) throws IOException, ErrnoException {
    copy(host, files, files.directory(guestName));
  }

  private static void copy(Path from, VirtualFileSystem files, Directory to)
      throws IOException, ErrnoException {
    for (Path entry : entries(from)) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isSymbolicLink(entry)) {
        files.createLink(Files.readSymbolicLink(entry).toString(), files.resolve(to, name, false));
      } else if (Files.isDirectory(entry)) {
        copy(entry, files, files.createDirectory(files.resolve(to, name, false)));
      } else if (Files.isRegularFile(entry)) {
        files.write(files.resolve(to, name, false), Files.readAllBytes(entry));
      }
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
