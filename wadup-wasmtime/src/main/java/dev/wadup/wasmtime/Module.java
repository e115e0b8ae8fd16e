package dev.wadup.wasmtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A compiled module; safe for use by several threads. */
public final class Module implements AutoCloseable {
  private static final NativeFunction NEW = NativeFunction.of("wasmtime_module_new", 4);
  private static final NativeFunction DESERIALIZE =
      NativeFunction.of("wasmtime_module_deserialize", 4);
  private static final NativeFunction DELETE = NativeFunction.of("wasmtime_module_delete", 1);

  private final NativeHandle handle;
  private @Nullable Map<String, ExternType> exportTypes;

  private Module(long module) {
    handle = new NativeHandle("module", module, DELETE);
  }

  /**
   * Compiles a module in the binary format.
   *
   * @throws WasmtimeException if it is not valid, or needs more than the engine allows
   */
  public static Module compile(Engine engine, byte[] wasm) {
    return make("compile the module", NEW, engine, wasm);
  }

  /**
   * Takes what {@link #serialize} gave. That is native code: only ever pass bytes that nobody else
   * could have written.
   *
   * @throws WasmtimeException if it was made by another version or with other settings
   */
  public static Module deserialize(Engine engine, byte[] compiled) {
    return make("load the compiled module", DESERIALIZE, engine, compiled);
  }

  private static Module make(String operation, NativeFunction make, Engine engine, byte[] bytes) {
    long result = NativeMemory.allocate(8);
    try (CBytes input = CBytes.of(bytes)) {
      long error = make.call(engine.address(), input.address(), input.length(), result);
      if (error != 0) {
        throw Failures.error(operation, error);
      }
      return new Module(NativeMemory.getLong(result));
    } finally {
      NativeMemory.free(result);
    }
  }

  /** The compiled code, for {@link #deserialize}. */
  public byte[] serialize() {
    try (ByteVector code = new ByteVector()) {
      long error =
          NativeFunction.of("wasmtime_module_serialize", 2).call(address(), code.address());
      if (error != 0) {
        throw Failures.error("serialize the module", error);
      }
      return code.bytes();
    }
  }

  /** What the module imports, in its order. */
  public List<ImportType> imports() {
    return TypeReader.imports(address());
  }

  /** What the module exports, in its order. */
  public List<ExportType> exports() {
    return TypeReader.exports(address());
  }

  /** The types of the exports by their names; read once. */
  synchronized Map<String, ExternType> exportTypes() {
    if (exportTypes == null) {
      exportTypes =
          exports().stream().collect(Collectors.toMap(ExportType::name, ExportType::type));
    }
    return exportTypes;
  }

  long address() {
    return handle.address();
  }

  @Override
  public void close() {
    handle.close();
  }
}
