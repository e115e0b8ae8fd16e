package dev.wadup.engine.wasmtime;

import dev.wadup.engine.guest.Hashes;
import dev.wadup.engine.guest.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled code from run to run. An entry is native code that will be executed, so it counts only
 * if it is the user's own file and carries a code made with the user's own key; anything else is
 * ignored and written anew. A cache that can't be used is no cache: nothing fails for it.
 */
final class CodeCache {
  private static final Logger LOG = LoggerFactory.getLogger(CodeCache.class);
  private static final String KEY_FILE = "key";
  private static final int KEY_BYTES = 32;
  private static final int CODE_BYTES = 32;

  private final @Nullable PrivateDirectory directory;
  private final byte[] key;
  private final String settings;

  private CodeCache(@Nullable PrivateDirectory directory, byte[] key, String settings) {
    this.directory = directory;
    this.key = key;
    this.settings = settings;
  }

  /**
   * The cache in this directory.
   *
   * @param settings all that code depends on besides the module
   */
  static CodeCache open(Path path, String settings) {
    try {
      PrivateDirectory directory = PrivateDirectory.open(path);
      return new CodeCache(directory, key(directory), settings);
    } catch (IOException e) {
      LOG.warn("no cache of compiled modules: {}", e.toString());
      return new CodeCache(null, new byte[KEY_BYTES], settings);
    }
  }

  /** No cache: nothing is kept. */
  static CodeCache none() {
    return new CodeCache(null, new byte[KEY_BYTES], "");
  }

  private static byte[] key(PrivateDirectory directory) throws IOException {
    if (directory.isTrusted(KEY_FILE)) {
      byte[] known = directory.read(KEY_FILE);
      if (known.length == KEY_BYTES) {
        return known;
      }
    }
    byte[] made = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(made);
    directory.write(KEY_FILE, made);
    return made;
  }

  /** The compiled code of the module with this hash; empty if there is none to be trusted. */
  Optional<byte[]> get(String sha256) {
    try {
      String name = name(sha256);
      if (directory == null || !directory.isTrusted(name)) {
        return Optional.empty();
      }
      return authentic(name, directory.read(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> authentic(String name, byte[] entry) {
    if (entry.length <= CODE_BYTES) {
      return Optional.empty();
    }
    byte[] compiled = Arrays.copyOfRange(entry, CODE_BYTES, entry.length);
    return MessageDigest.isEqual(Arrays.copyOf(entry, CODE_BYTES), code(name, compiled))
        ? Optional.of(compiled)
        : Optional.empty();
  }

  /** Keeps compiled code; does nothing if that fails. */
  void put(String sha256, byte[] compiled) {
    if (directory == null) {
      return;
    }
    try {
      String name = name(sha256);
      directory.write(name, code(name, compiled), compiled);
    } catch (IOException e) {
      LOG.warn("a compiled module was not kept: {}", e.toString());
    }
  }

  /** Binds the code to its name too, so that entries can't be exchanged. */
  private byte[] code(String name, byte[] compiled) {
    MessageDigest digest = Hashes.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update(compiled);
    return Hashes.authenticate(key, digest.digest());
  }

  private String name(String sha256) {
    byte[] all = (sha256 + " " + settings).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Hashes.sha256().digest(all)) + ".cwasm";
  }
}
