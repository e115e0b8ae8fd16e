package dev.wadup.engine.guest;

import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasm.WasmModule;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The modules of a run, read once: each is let go when it is taken. */
public final class ModuleFiles {
  private final ConcurrentHashMap<ModuleSource, LoadedModule> read = new ConcurrentHashMap<>();

  private ModuleFiles() {}

  /** Reads what can be read; the rest is read again, and refused, when it is taken. */
  public static ModuleFiles read(List<ModuleSource> sources) {
    ModuleFiles files = new ModuleFiles();
    sources.forEach(files::tryRead);
    return files;
  }

  private void tryRead(ModuleSource source) {
    try {
      read.put(source, LoadedModule.read(source));
    } catch (ModuleRejectedException e) {
      read.remove(source);
    }
  }

  /** The modules that could be read and are not yet taken. */
  public List<WasmModule> readable() {
    return read.values().stream().map(LoadedModule::wasm).toList();
  }

  /** The module from this file, which is read now if it was not before. */
  LoadedModule take(ModuleSource source) throws ModuleRejectedException {
    LoadedModule known = read.remove(source);
    return known != null ? known : LoadedModule.read(source);
  }
}
