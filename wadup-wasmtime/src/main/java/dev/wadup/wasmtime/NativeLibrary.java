package dev.wadup.wasmtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds and loads libwasmtime, once a process: the file that {@value #OVERRIDE} names, or the copy
 * inside the jar.
 */
final class NativeLibrary {
  /** System property: a library file to load instead of the jar's. */
  static final String OVERRIDE = "wadup.wasmtime.library";

  static final SymbolLookup SYMBOLS = load();

  private NativeLibrary() {}

  private static SymbolLookup load() {
    Path file = locate();
    try {
      return SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new WasmtimeException("can't load libwasmtime from " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path locate() {
    String override = System.getProperty(OVERRIDE);
    if (override == null) {
      return extract(platform());
    }
    Path file = Path.of(override);
    if (!Files.isRegularFile(file)) {
      throw new WasmtimeException("-D" + OVERRIDE + "=" + override + ": there is no such file");
    }
    return file.toAbsolutePath();
  }

  private static Path extract(String platform) {
    Class<NativeLibrary> jar = NativeLibrary.class;
    try (InputStream listing = jar.getResourceAsStream(resource(platform, "library.properties"))) {
      PackedLibrary packed = PackedLibrary.read(required(listing, platform));
      return new LibraryCache(LibraryCache.userFolder())
          .get(
              packed,
              () -> required(jar.getResourceAsStream(resource(platform, packed.name())), platform));
    } catch (IOException e) {
      throw new WasmtimeException("can't unpack libwasmtime for " + platform + ": " + e, e);
    }
  }

  private static InputStream required(@Nullable InputStream resource, String platform) {
    if (resource == null) {
      throw new WasmtimeException(
          "this build carries no libwasmtime for "
              + platform
              + "; name one with -D"
              + OVERRIDE
              + "=FILE");
    }
    return resource;
  }

  private static String resource(String platform, String name) {
    return "native/" + platform + "/" + name;
  }

  static String platform() {
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return osName(System.getProperty("os.name").toLowerCase(Locale.ROOT))
        + "-"
        + switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "arm64", "aarch64" -> "aarch64";
          default -> arch;
        };
  }

  private static String osName(String os) {
    if (os.startsWith("mac")) {
      return "macos";
    }
    return os.startsWith("windows") ? "windows" : os;
  }

  /**
   * What the build wrote of a packed library.
   *
   * @param sha256 lower-case hex
   */
  record PackedLibrary(String name, long size, String sha256) {
    static PackedLibrary read(InputStream properties) throws IOException {
      Properties values = new Properties();
      values.load(properties);
      return new PackedLibrary(
          values.getProperty("name"),
          Long.parseLong(values.getProperty("size")),
          values.getProperty("sha256"));
    }
  }
}
