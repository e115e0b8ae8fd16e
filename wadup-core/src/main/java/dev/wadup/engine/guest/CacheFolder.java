package dev.wadup.engine.guest;

import java.nio.file.Path;

/** Where compiled code is kept from run to run. */
public final class CacheFolder {
  private CacheFolder() {}

  /** The user's own folder, by the XDG convention. */
  public static Path ofUser() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg != null && !xdg.isEmpty()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    return caches.resolve("wadup").resolve("modules");
  }
}
