package dev.wadup.sink.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps one unpacked copy of SQLite's native library in the user's private cache: the driver would
 * unpack it anew for each process.
 */
final class NativeLibrary {
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final String NAME_PROPERTY = "org.sqlite.lib.name";
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private NativeLibrary() {}

  /** Points the driver to the copy; without one the driver does as it always does. */
  static void useCachedCopy() {
    if (System.getProperty(PATH_PROPERTY) == null) {
      cachedCopy()
          .ifPresent(
              copy -> {
                System.setProperty(NAME_PROPERTY, copy.getFileName().toString());
                System.setProperty(PATH_PROPERTY, String.valueOf(copy.getParent()));
              });
    }
  }

  private static Optional<Path> cachedCopy() {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      return library == null ? Optional.empty() : Optional.of(cached(library.readAllBytes()));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Path cached(byte[] library) throws IOException {
    Path folder = Files.createDirectories(cacheFolder());
    Files.setPosixFilePermissions(folder, PRIVATE);
    Path copy =
        folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + LibraryLoaderUtil.getNativeLibName());
    if (!Files.isRegularFile(copy) || !isCopyOf(copy, library)) {
      Path made = Files.createTempFile(folder, "unpacking-", null);
      Files.write(made, library);
      Files.move(made, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  /** A damaged or planted copy must never be loaded. */
  private static boolean isCopyOf(Path copy, byte[] library) throws IOException {
    return Files.size(copy) == library.length
        && java.util.Arrays.equals(Files.readAllBytes(copy), library);
  }

  private static Path cacheFolder() {
    @Nullable String configured = System.getenv("XDG_CACHE_HOME");
    Path cache =
        configured == null || configured.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return cache.resolve("wadup").resolve("sqlite");
  }
}
