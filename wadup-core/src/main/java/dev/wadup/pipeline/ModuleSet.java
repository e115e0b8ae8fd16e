package dev.wadup.pipeline;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.sink.ModuleRecord;
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
  public static ModuleSet load(Engine engine, List<ModuleSource> sources, int threads) {
    List<LoadedModule> loaded = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (ExecutorService compilers =
        Executors.newFixedThreadPool(
            Math.min(threads, sources.size()), ModuleSet::compilerThread)) {
      List<Future<LoadedModule>> results = new ArrayList<>();
      sources.forEach(source -> results.add(compilers.submit(() -> load(engine, source))));
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

  private static LoadedModule load(Engine engine, ModuleSource source)
      throws ModuleRejectedException {
    CompiledModule compiled = engine.compile(source);
    try {
      return LoadedModule.start(compiled);
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
        .map(module -> new ModuleRecord(module.name(), module.sha256(), null))
        .toList();
  }

  /** How many modules. */
  public int size() {
    return modules.size();
  }

  List<LoadedModule> modules() {
    return modules;
  }

  @Override
  public void close() {
    modules.forEach(LoadedModule::close);
  }
}
