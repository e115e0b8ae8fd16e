package dev.wadup.engine.guest;

import dev.wadup.engine.ByteSize;
import dev.wadup.engine.CompileBudget;
import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestContract;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From a file to a module that can be run, or to all that is wrong with it. */
final class ModuleLoader {
  private static final long PAGE = 1 << 16;

  private final GuestContract contract = new GuestContract();
  private final EngineSettings settings;
  private final ModuleFiles files;
  private final ProgramLinker programs;
  private final Preinitializer preinitializer;

  ModuleLoader(EngineSettings settings, ModuleFiles files, ProgramLinker programs) {
    this.settings = settings;
    this.files = files;
    this.programs = programs;
    this.preinitializer = new Preinitializer(programs);
  }

  CompiledModule load(ModuleSource source) throws ModuleRejectedException {
    LoadedModule loaded = files.take(source);
    List<String> problems = problems(source, loaded.wasm());
    if (!problems.isEmpty()) {
      throw new ModuleRejectedException(source, problems);
    }
    return switch (settings.isolation()) {
      case REUSE -> new ReusedModule(source, loaded.sha256(), programs.link(loaded));
      case FRESH ->
          new FreshModule(
              source, loaded.sha256(), preinitializer.prepare(loaded), programs.runtime());
    };
  }

  ModuleInspection inspect(ModuleSource source) {
    try {
      LoadedModule loaded = files.take(source);
      WasmModule wasm = loaded.wasm();
      List<String> problems = problems(source, wasm);
      if (problems.isEmpty()) {
        problems = compileProblems(loaded);
      }
      return new ModuleInspection(
          imports(wasm),
          exports(wasm),
          memory(wasm),
          problems,
          Preinitializer.obstacle(wasm).orElse(null));
    } catch (ModuleRejectedException e) {
      return new ModuleInspection(List.of(), List.of(), "", e.problems(), null);
    }
  }

  private List<String> problems(ModuleSource source, WasmModule wasm) {
    List<String> problems = new ArrayList<>(contract.problems(wasm));
    problems.addAll(CompileBudget.DEFAULT.problems(wasm));
    memoryProblem(source, wasm).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> memoryProblem(ModuleSource source, WasmModule wasm) {
    GuestSize size = GuestSize.of(wasm);
    long limit = source.limitsOr(settings.limits()).memoryBytes();
    return firstMemory(wasm) <= size.memoryLimit(limit)
        ? Optional.empty()
        : Optional.of(
            "needs "
                + ByteSize.describe(firstMemory(wasm) + size.tableBytes())
                + " of memory to begin with, but the limit is "
                + ByteSize.describe(limit)
                + " (--max-memory)");
  }

  private static long firstMemory(WasmModule wasm) {
    return wasm.memories().stream().mapToLong(memory -> memory.minimum() * PAGE).sum();
  }

  private List<String> compileProblems(LoadedModule loaded) {
    try {
      programs.check(loaded);
      return List.of();
    } catch (ModuleRejectedException e) {
      return e.problems();
    }
  }

  private static String memory(WasmModule wasm) {
    return wasm.memories().stream().map(ModuleLoader::describe).collect(Collectors.joining("; "));
  }

  private static String describe(WasmModule.Memory memory) {
    Long maximum = memory.maximum();
    return ByteSize.describe(memory.minimum() * PAGE)
        + " to begin with, at most "
        + (maximum == null ? "what --max-memory allows" : ByteSize.describe(maximum * PAGE));
  }

  private static List<String> imports(WasmModule wasm) {
    return wasm.imports().stream()
        .map(i -> i.module() + "." + i.name() + " " + wasm.describe(i.kind(), i.index()))
        .toList();
  }

  private static List<String> exports(WasmModule wasm) {
    return wasm.exports().stream()
        .map(e -> e.name() + " " + wasm.describe(e.kind(), e.index()))
        .toList();
  }
}
