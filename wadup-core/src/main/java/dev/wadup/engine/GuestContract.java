package dev.wadup.engine;

import dev.wadup.wasi.ValueKind;
import dev.wadup.wasi.WasiFunction;
import dev.wadup.wasm.ExternKind;
import dev.wadup.wasm.FuncType;
import dev.wadup.wasm.ValType;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Export;
import dev.wadup.wasm.WasmModule.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a module must import and export to be run over contents. */
public final class GuestContract {
  /** The export that processes a content. */
  public static final String PROCESS = "process";

  /** The export that is called once if it is there. */
  public static final String INITIALIZE = "_initialize";

  /** The export that is called once if there is no {@link #INITIALIZE}. */
  public static final String START = "_start";

  /** The export that holds the guest's data. */
  public static final String MEMORY = "memory";

  /** What names begin with that the host adds to a module. */
  private static final String RESERVED = "wadup:";

  private static final FuncType ACTION = new FuncType(List.of(), List.of());
  private static final FuncType STATUS = new FuncType(List.of(), List.of(ValType.I32));

  /** Modules whose imports tell for what a module was built, if not for WASI preview1. */
  private static final Map<String, String> OTHER_HOSTS =
      Map.of(
          "gojs", "it was built for JavaScript (GOOS=js); build it with GOOS=wasip1",
          "go", "it was built for JavaScript (GOOS=js); build it with GOOS=wasip1",
          "wbg", "it was built for JavaScript (wasm-bindgen); build it for wasm32-wasip1",
          "__wbindgen_placeholder__",
              "it was built for JavaScript (wasm-bindgen); build it for wasm32-wasip1",
          "wasi_unstable", "it was built for WASI preview0; build it for preview1");

  private final Map<String, FuncType> known = new HashMap<>();

  /** The contract with all of WASI preview1. */
  public GuestContract() {
    for (WasiFunction function : WasiFunction.all()) {
      known.put(function.name(), typeOf(function));
    }
  }

  /** Everything that keeps a module from being run; empty if nothing does. */
  public List<String> problems(WasmModule module) {
    List<String> problems = new ArrayList<>();
    imports(module, problems);
    memory(module).ifPresent(problems::add);
    process(module).ifPresent(problems::add);
    startUp(module, INITIALIZE).ifPresent(problems::add);
    startUp(module, START).ifPresent(problems::add);
    reserved(module, problems);
    return problems;
  }

  private void imports(WasmModule module, List<String> problems) {
    module.imports().stream()
        .map(Import::module)
        .distinct()
        .filter(OTHER_HOSTS::containsKey)
        .map(OTHER_HOSTS::get)
        .distinct()
        .forEach(problems::add);
    for (Import entry : module.imports()) {
      importProblem(module, entry).ifPresent(problems::add);
    }
  }

  private Optional<String> importProblem(WasmModule module, Import entry) {
    String name = entry.module() + "." + entry.name();
    FuncType type = known.get(entry.name());
    if (!entry.module().equals(WasiFunction.MODULE) || type == null) {
      return Optional.of(
          "imports the unknown " + entry.kind().name().toLowerCase(Locale.ROOT) + " " + name);
    }
    String actual = module.describe(entry.kind(), entry.index());
    return actual.equals(type.toString())
        ? Optional.empty()
        : Optional.of("imports " + name + " as " + actual + ", but it is " + type);
  }

  private static Optional<String> memory(WasmModule module) {
    Optional<Export> export = module.export(MEMORY);
    if (export.isEmpty()) {
      return Optional.of("exports no memory named 'memory'");
    }
    return export.get().kind() == ExternKind.MEMORY
        ? Optional.empty()
        : Optional.of("exports 'memory', but it is no memory");
  }

  private static Optional<String> process(WasmModule module) {
    if (module.export(PROCESS).isEmpty()) {
      return Optional.of("exports no function 'process'");
    }
    Optional<FuncType> type = module.exportedFunction(PROCESS);
    return type.filter(t -> t.equals(ACTION) || t.equals(STATUS)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "exports 'process' as "
                + type.map(FuncType::toString).orElse("no function")
                + ", but it must be "
                + STATUS
                + " or "
                + ACTION);
  }

  private static Optional<String> startUp(WasmModule module, String name) {
    return module
        .exportedFunction(name)
        .filter(type -> !type.equals(ACTION))
        .map(type -> "exports '" + name + "' as " + type + ", but it must be " + ACTION);
  }

  private static void reserved(WasmModule module, List<String> problems) {
    module.exports().stream()
        .map(Export::name)
        .filter(name -> name.startsWith(RESERVED))
        .forEach(name -> problems.add("exports '" + name + "', a name kept for the host"));
  }

  private static FuncType typeOf(WasiFunction function) {
    return new FuncType(
        function.parameters().stream().map(GuestContract::typeOf).toList(),
        function.hasResult() ? List.of(ValType.I32) : List.of());
  }

  private static ValType typeOf(ValueKind kind) {
    return kind == ValueKind.I64 ? ValType.I64 : ValType.I32;
  }
}
