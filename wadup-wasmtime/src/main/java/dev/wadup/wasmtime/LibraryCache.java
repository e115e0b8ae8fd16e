package dev.wadup.wasmtime;

import dev.wadup.wasmtime.NativeLibrary.PackedLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked libraries in a folder that only the user may write, keyed by their hash. What lies there
 * is loaded as native code: an entry counts only if it is a file of the user's own.
 */
final class LibraryCache {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;

  LibraryCache(Path folder) {
    this.folder = folder;
  }

  /** The user's cache folder, by the XDG convention. */
  static Path userFolder() {
    @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg != null && !xdg.isEmpty()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    return caches.resolve("wadup").resolve("native");
  }

  /** The file that holds this library, unpacked first if it isn't there. */
  Path get(PackedLibrary library, Source source) throws IOException {
    Path home = folder.resolve(library.sha256());
    Path file = home.resolve(library.name());
    makePrivate(home);
    if (!isIntact(file, library)) {
      unpack(library, source, file);
    }
    return file;
  }

  private static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly());
    if (!POSIX) {
      return;
    }
    if (!isOwn(directory)) {
      throw new IOException(directory + " belongs to another user; remove it");
    }
    Files.setPosixFilePermissions(directory, OWNER_ONLY);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isIntact(Path file, PackedLibrary library) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == library.size()
        && (!POSIX || isOwn(file));
  }

  private static boolean isOwn(Path path) throws IOException {
    UserPrincipal owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    Path home = Path.of(System.getProperty("user.home"));
    return owner.getName().equals(System.getProperty("user.name"))
        || (Files.exists(home) && owner.equals(Files.getOwner(home)));
  }

  private static void unpack(PackedLibrary library, Source source, Path file) throws IOException {
    Path part = Files.createTempFile(file.getParent(), library.name(), ".part");
    try {
      String hash = copy(source, part);
      if (!hash.equals(library.sha256())) {
        throw new IOException(library.name() + " in the jar is damaged: its SHA-256 is " + hash);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String copy(Source source, Path target) throws IOException {
    try (DigestInputStream in = new DigestInputStream(source.open(), sha256())) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where the library's bytes come from. */
  interface Source {
    InputStream open() throws IOException;
  }
}
