package dev.wadup.engine.wasmtime;

import dev.wadup.wasi.ValueKind;
import dev.wadup.wasi.WasiFunction;
import dev.wadup.wasmtime.FunctionType;
import dev.wadup.wasmtime.HostFunction;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.Store;
import dev.wadup.wasmtime.ValueType;
import java.util.List;
import java.util.Objects;

/** Offers WASI preview1 to guests. */
final class WasiImports {
  private WasiImports() {}

  static void define(Linker linker) {
    for (WasiFunction function : WasiFunction.all()) {
      linker.define(WasiFunction.MODULE, function.name(), type(function), adapt(function));
    }
  }

  private static HostFunction adapt(WasiFunction function) {
    return (caller, values) -> {
      WasmtimeMachine machine = machine(caller);
      int errno = function.call(machine.world(), machine.arguments().at(values.address()));
      if (function.hasResult()) {
        values.setI32(0, errno);
      }
    };
  }

  private static WasmtimeMachine machine(Store caller) {
    return (WasmtimeMachine) Objects.requireNonNull(caller.attachment());
  }

  private static FunctionType type(WasiFunction function) {
    return new FunctionType(
        function.parameters().stream().map(WasiImports::type).toList(),
        function.hasResult() ? List.of(ValueType.I32) : List.of());
  }

  private static ValueType type(ValueKind kind) {
    return switch (kind) {
      case I32 -> ValueType.I32;
      case I64 -> ValueType.I64;
    };
  }
}
