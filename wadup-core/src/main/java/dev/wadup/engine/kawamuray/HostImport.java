package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.RefusedByRuntime;
import dev.wadup.wasi.ValueKind;
import dev.wadup.wasi.WasiFunction;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Import;
import io.github.kawamuray.wasmtime.FuncType;
import io.github.kawamuray.wasmtime.Val;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A WASI function as this binding wants it. */
record HostImport(WasiFunction function, FuncType type) {
  private static final Val.Type[] ERRNO = {Val.Type.I32};
  private static final Val.Type[] NOTHING = {};
  private static final Map<String, HostImport> KNOWN =
      WasiFunction.all().stream()
          .map(function -> new HostImport(function, type(function)))
          .collect(Collectors.toMap(known -> known.function().name(), Function.identity()));

  /**
   * What a module imports, in its order.
   *
   * @throws RefusedByRuntime if that is something else than WASI
   */
  static List<HostImport> of(WasmModule module) {
    return module.imports().stream().map(HostImport::of).toList();
  }

  private static HostImport of(Import wanted) {
    HostImport known = KNOWN.get(wanted.name());
    if (known == null || !wanted.module().equals(WasiFunction.MODULE)) {
      throw new RefusedByRuntime("unknown import: " + wanted.module() + "::" + wanted.name());
    }
    return known;
  }

  private static FuncType type(WasiFunction function) {
    Val.Type[] parameters =
        function.parameters().stream().map(HostImport::type).toArray(Val.Type[]::new);
    return new FuncType(parameters, function.hasResult() ? ERRNO : NOTHING);
  }

  private static Val.Type type(ValueKind kind) {
    return switch (kind) {
      case I32 -> Val.Type.I32;
      case I64 -> Val.Type.I64;
    };
  }
}
