package dev.wadup.cli;

import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Modules that write rows, one of them children too; {@link #KILLER} may do worse. */
final class SplitterModules {
  static final String KILLER = "b";

  private SplitterModules() {}

  /** Modules of which none does anything bad. */
  static Path harmless(Path folder) throws IOException {
    return write(folder, false);
  }

  /** Modules of which one may. */
  static Path withKiller(Path folder) throws IOException {
    return write(folder, true);
  }

  private static Path write(Path folder, boolean killer) throws IOException {
    Files.createDirectory(folder);
    Files.write(folder.resolve("a.wasm"), wasm(true, false));
    Files.write(folder.resolve(KILLER + ".wasm"), wasm(false, killer));
    Files.write(folder.resolve("c.wasm"), wasm(false, false));
    return folder;
  }

  private static byte[] wasm(boolean splits, boolean kills) throws IOException {
    try (InputStream text = SplitterModules.class.getResourceAsStream("splitter.wat")) {
      String wat =
          new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.US_ASCII);
      return Wat.toWasm(wat.replace("SPLITS)", flag(splits)).replace("KILLS)", flag(kills)));
    }
  }

  private static String flag(boolean on) {
    return on ? "1)" : "0)";
  }
}
