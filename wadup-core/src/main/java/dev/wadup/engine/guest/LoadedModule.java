package dev.wadup.engine.guest;

import dev.wadup.engine.ByteSize;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/**
 * A module's bytes and what they declare.
 *
 * @param sha256 of the bytes, lower-case hex
 */
record LoadedModule(ModuleSource source, WasmModule wasm, String sha256) {
  private static final long MAX_BYTES = 1L << 29;

  static LoadedModule read(ModuleSource source) throws ModuleRejectedException {
    try {
      long size = Files.size(source.file());
      if (size > MAX_BYTES) {
        throw new ModuleRejectedException(
            source,
            List.of(
                "is too large: "
                    + ByteSize.describe(size)
                    + " of "
                    + ByteSize.describe(MAX_BYTES)));
      }
      byte[] bytes = Files.readAllBytes(source.file());
      String hash = HexFormat.of().formatHex(Hashes.sha256().digest(bytes));
      return new LoadedModule(source, WasmModule.read(bytes), hash);
    } catch (IOException e) {
      throw new ModuleRejectedException(source, List.of("can't be read: " + e));
    } catch (MalformedModuleException e) {
      throw new ModuleRejectedException(source, List.of(String.valueOf(e.getMessage())));
    }
  }

  byte[] bytes() {
    return wasm.bytes();
  }
}
