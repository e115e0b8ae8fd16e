package dev.wadup.engine.kawamuray;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import io.github.kawamuray.wasmtime.NativeLibraryLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The binding's native library, which it unpacks into the temporary folder at every start. */
final class NativeBinding {
  private static final Path MAPPINGS = Path.of("/proc/self/maps");
  private static final String LIBRARY = "libwasmtime_jni_";

  private NativeBinding() {}

  /**
   * Loads the library, once for the VM.
   *
   * @throws WadupException if that fails, or the binding is not on the class path
   */
  static void load() {
    try {
      NativeLibraryLoader.init();
      forgetFile();
    } catch (LinkageError | RuntimeException e) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE,
          "can't start the engine kawamuray: "
              + e
              + "; it needs io.github.kawamuray.wasmtime:wasmtime-java on the class path, and a"
              + " platform that its jar has a library for; or use --engine wasmtime",
          e);
    }
  }

  /** The binding leaves 18 MB in the temporary folder; what is mapped needs no name any more. */
  private static void forgetFile() {
    try {
      if (Files.isReadable(MAPPINGS)) {
        for (Path file : unpacked(Files.readAllLines(MAPPINGS))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // It stays, as it does on other systems.
    }
  }

  /** The library's files in this table of mappings; none where it was not unpacked. */
  static List<Path> unpacked(List<String> table) {
    return table.stream()
        .filter(row -> row.contains("/" + LIBRARY) && row.endsWith(".so"))
        .map(row -> Path.of(row.substring(row.indexOf('/'))))
        .distinct()
        .toList();
  }
}
