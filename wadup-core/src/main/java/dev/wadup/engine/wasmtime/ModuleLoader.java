package dev.wadup.engine.wasmtime;

import dev.wadup.engine.ByteSize;
import dev.wadup.engine.CompileBudget;
import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestContract;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.InstancePre;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Module;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a file to a module that can be run, or to all that is wrong with it. */
final class ModuleLoader {
  private static final long PAGE = 1 << 16;

  private final GuestContract contract = new GuestContract();
  private final EngineSettings settings;
  private final ModuleFiles files;
  private final Sandbox sandbox;
  private final Linker linker;
  private final ModuleCompiler compiler;

  ModuleLoader(
      EngineSettings settings,
      ModuleFiles files,
      Sandbox sandbox,
      Linker linker,
      ModuleCompiler compiler) {
    this.settings = settings;
    this.files = files;
    this.sandbox = sandbox;
    this.linker = linker;
    this.compiler = compiler;
  }

  CompiledModule load(ModuleSource source) throws ModuleRejectedException {
    LoadedModule loaded = files.take(source);
    List<String> problems = problems(loaded.wasm());
    if (!problems.isEmpty()) {
      throw new ModuleRejectedException(source, problems);
    }
    GuestProgram program = program(loaded);
    return switch (settings.isolation()) {
      case REUSE -> new ReusedModule(source, loaded.sha256(), program);
      case FRESH -> new FreshModule(source, loaded.sha256(), new FreshStart.EachTime(program));
    };
  }

  ModuleInspection inspect(ModuleSource source) {
    try {
      LoadedModule loaded = files.take(source);
      WasmModule wasm = loaded.wasm();
      List<String> problems = problems(wasm);
      if (problems.isEmpty()) {
        problems = compileProblems(loaded);
      }
      return new ModuleInspection(imports(wasm), exports(wasm), problems, List.of());
    } catch (ModuleRejectedException e) {
      return new ModuleInspection(List.of(), List.of(), e.problems(), List.of());
    }
  }

  private List<String> problems(WasmModule wasm) {
    List<String> problems = new ArrayList<>(contract.problems(wasm));
    problems.addAll(CompileBudget.DEFAULT.problems(wasm));
    memoryProblem(wasm).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> memoryProblem(WasmModule wasm) {
    GuestSize size = GuestSize.of(wasm);
    long limit = settings.limits().memoryBytes();
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
      compile(loaded).close();
      return List.of();
    } catch (ModuleRejectedException e) {
      return e.problems();
    }
  }

  private GuestProgram program(LoadedModule loaded) throws ModuleRejectedException {
    WasmModule wasm = loaded.wasm();
    try (Module module = compile(loaded)) {
      return new GuestProgram(
          loaded.source().name(),
          sandbox,
          new Worlds(settings),
          link(loaded.source(), module),
          GuestSize.of(wasm),
          StartUp.of(wasm),
          GuestProgram.processType(
              !wasm.exportedFunction(GuestContract.PROCESS).orElseThrow().results().isEmpty()));
    }
  }

  private Module compile(LoadedModule loaded) throws ModuleRejectedException {
    try {
      return compiler.compile(loaded.bytes(), loaded.sha256());
    } catch (WasmtimeException e) {
      throw new ModuleRejectedException(loaded.source(), List.of(firstLines(e)));
    }
  }

  private InstancePre link(ModuleSource source, Module module) throws ModuleRejectedException {
    try {
      return linker.instantiatePre(module);
    } catch (WasmtimeException e) {
      throw new ModuleRejectedException(source, List.of(firstLines(e)));
    }
  }

  private static String firstLines(Throwable e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
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
