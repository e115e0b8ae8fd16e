package dev.wadup.pipeline;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.sink.ModuleRecord;
import dev.wadup.table.SchemaConflictException;
import dev.wadup.table.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The modules of a run, in name order: compiled, and started once. */
public final class ModuleSet implements AutoCloseable {
  private final List<LoadedModule> modules;

  private ModuleSet(List<LoadedModule> modules) {
    this.modules = List.copyOf(modules);
  }

  /**
   * Compiles modules side by side and starts each once.
   *
   * @throws WadupException with {@link ErrorCode#MODULE_REJECTED} that names every broken module
   */
  public static ModuleSet load(Engine engine, List<ModuleFile> files, int threads) {
    List<LoadedModule> loaded = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (ExecutorService compilers =
        Executors.newFixedThreadPool(Math.min(threads, files.size()), ModuleSet::compilerThread)) {
      List<Future<LoadedModule>> results = new ArrayList<>();
      files.forEach(file -> results.add(compilers.submit(() -> load(engine, file))));
      for (Future<LoadedModule> result : results) {
        collect(result, loaded, problems);
      }
    }
    if (!problems.isEmpty()) {
      loaded.forEach(LoadedModule::close);
      throw new WadupException(ErrorCode.MODULE_REJECTED, String.join("\n", problems));
    }
    return new ModuleSet(loaded);
  }

  private static Thread compilerThread(Runnable work) {
    return new Thread(work, "wadup-compiler");
  }

  private static LoadedModule load(Engine engine, ModuleFile file) throws ModuleRejectedException {
    if (!file.problems().isEmpty()) {
      throw new ModuleRejectedException(file.source(), file.problems());
    }
    CompiledModule compiled = engine.compile(file.source());
    try {
      return LoadedModule.start(compiled, file.manifest());
    } catch (ModuleRejectedException | RuntimeException e) {
      compiled.close();
      throw e;
    }
  }

  private static void collect(
      Future<LoadedModule> result, List<LoadedModule> loaded, List<String> problems) {
    try {
      loaded.add(result.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof ModuleRejectedException rejected)) {
        throw HostFailure.asWadupException(e.getCause());
      }
      problems.add(String.valueOf(rejected.getMessage()));
    } catch (InterruptedException e) {
      throw HostFailure.asWadupException(e);
    }
  }

  /** What the results database keeps of the modules. */
  public List<ModuleRecord> records() {
    return modules.stream()
        .map(module -> new ModuleRecord(module.name(), module.sha256(), module.manifest().json()))
        .toList();
  }

  /**
   * Makes the tables known that manifests declare.
   *
   * @param limit how many tables a module may have in one database
   * @throws WadupException with {@link ErrorCode#MODULE_REJECTED} if one is known with another
   *     schema
   */
  public void declareTables(SchemaRegistry schemas, int limit) {
    for (LoadedModule module : modules) {
      try {
        schemas.define(module.name(), module.manifest().tables(), limit);
      } catch (SchemaConflictException e) {
        throw new WadupException(
            ErrorCode.MODULE_REJECTED,
            "The manifest of '%s' contradicts what is known: %s."
                .formatted(module.name(), e.getMessage()),
            e);
      }
    }
  }

  /** How many modules. */
  public int size() {
    return modules.size();
  }

  /** Whether a module must know MIME types to say what it wants. */
  public boolean needMimeTypes() {
    return modules.stream().anyMatch(module -> module.manifest().wants().needMimeType());
  }

  List<LoadedModule> modules() {
    return modules;
  }

  @Override
  public void close() {
    modules.forEach(LoadedModule::close);
  }
}
