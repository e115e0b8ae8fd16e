package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.CacheFolder;
import dev.wadup.engine.guest.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of Wasmtime's own cache of compiled code, which lies in a folder that nobody else
 * may enter. A cache that can't be used is no cache: nothing fails for it.
 */
final class CompilerCache {
  private static final Logger LOG = LoggerFactory.getLogger(CompilerCache.class);
  private static final String SETTINGS = "cache.toml";

  /** Opens a TOML literal, which holds any characters but three of its quotes. */
  private static final String QUOTES = "'''";

  private CompilerCache() {}

  /** The settings of a cache in this folder, or in the user's own; null if there can be none. */
  static @Nullable Path open(@Nullable Path folder) {
    Path home = folder != null ? folder : CacheFolder.ofUser();
    Path own = home.toAbsolutePath().resolve("kawamuray");
    try {
      PrivateDirectory.open(own).write(SETTINGS, settings(own.resolve("code").toString()));
      return own.resolve(SETTINGS);
    } catch (IOException e) {
      LOG.warn("no cache of compiled modules: {}", e.toString());
      return null;
    }
  }

  private static byte[] settings(String folder) throws IOException {
    if (folder.contains(QUOTES)) {
      throw new IOException(folder + " can't be written in TOML");
    }
    String text = "[cache]\nenabled = true\ndirectory = " + QUOTES + folder + QUOTES + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
