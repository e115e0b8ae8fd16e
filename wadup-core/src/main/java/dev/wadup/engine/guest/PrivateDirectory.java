package dev.wadup.engine.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** A directory that only its owner can enter; files appear in it whole or not at all. */
public final class PrivateDirectory {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FORBIDDEN =
      PosixFilePermissions.fromString("----w--w-");

  private final Path directory;
  private final UserPrincipal owner;

  private PrivateDirectory(Path directory, UserPrincipal owner) {
    this.directory = directory;
    this.owner = owner;
  }

  /**
   * Makes the directory if it is absent, and takes everybody else's access to it.
   *
   * @throws IOException if it can't be made or belongs to somebody else
   */
  public static PrivateDirectory open(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly());
    Path probe = Files.createTempFile(directory, ".owner", null);
    try {
      UserPrincipal self = Files.getOwner(probe);
      if (!Files.getOwner(directory).equals(self)) {
        throw new IOException(directory + " belongs to another user");
      }
      if (POSIX) {
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
      return new PrivateDirectory(directory, self);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Whether this file is the owner's own, and nobody else may write it. */
  public boolean isTrusted(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(owner)
        && (!POSIX
            || Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
                .noneMatch(FORBIDDEN::contains));
  }

  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  /** Writes a file beside its place, then puts it there. */
  public void write(String name, byte[]... parts) throws IOException {
    Path part = Files.createTempFile(directory, name, ".part");
    try {
      fill(part, parts);
      Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(Path file, byte[]... parts) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] bytes : parts) {
        out.write(bytes);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
