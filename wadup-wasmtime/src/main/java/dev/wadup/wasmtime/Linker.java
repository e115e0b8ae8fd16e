package dev.wadup.wasmtime;

import java.util.List;

/** The host functions that modules can import. */
public final class Linker implements AutoCloseable {
  private static final NativeFunction NEW = NativeFunction.of("wasmtime_linker_new", 1);
  private static final NativeFunction DELETE = NativeFunction.of("wasmtime_linker_delete", 1);
  private static final NativeFunction DEFINE =
      NativeFunction.of("wasmtime_linker_define_func_unchecked", 9);
  private static final NativeFunction INSTANTIATE_PRE =
      NativeFunction.of("wasmtime_linker_instantiate_pre", 3);

  private final NativeHandle handle;
  private final HostCalls calls = new HostCalls();

  /** A linker without functions. */
  public Linker(Engine engine) {
    handle = new NativeHandle("linker", NEW.call(engine.address()), DELETE);
  }

  /** Makes a function available under {@code module} and {@code name}. */
  public Linker define(String module, String name, FunctionType type, HostFunction function) {
    long nativeType = NativeTypes.function(type);
    try (CBytes moduleName = CBytes.of(module);
        CBytes functionName = CBytes.of(name)) {
      long error =
          DEFINE.callMany(
              handle.address(),
              moduleName.address(),
              moduleName.length(),
              functionName.address(),
              functionName.length(),
              nativeType,
              calls.address(),
              calls.add(function),
              0L);
      if (error != 0) {
        throw Failures.error("define " + module + "." + name, error);
      }
    } finally {
      NativeTypes.delete(nativeType);
    }
    return this;
  }

  /**
   * Resolves a module's imports once for all its instances.
   *
   * @throws WasmtimeException if an import is unknown or of another type
   */
  public InstancePre instantiatePre(Module module) {
    long result = NativeMemory.allocate(8);
    try {
      long error = INSTANTIATE_PRE.call(handle.address(), module.address(), result);
      if (error != 0) {
        throw Failures.error("link the module", error);
      }
      return new InstancePre(NativeMemory.getLong(result), module, calls);
    } finally {
      NativeMemory.free(result);
    }
  }

  /** Frees the linker; what was linked with it stays usable. */
  @Override
  public void close() {
    handle.close();
  }

  /** Function types as C wants them. */
  private static final class NativeTypes {
    private static final NativeFunction NEW = NativeFunction.of("wasm_functype_new", 2);
    private static final NativeFunction DELETE = NativeFunction.of("wasm_functype_delete", 1);
    private static final NativeFunction VALUE = NativeFunction.of("wasm_valtype_new", 1);
    private static final NativeFunction VECTOR =
        NativeFunction.of("wasm_valtype_vec_new_uninitialized", 2);

    static long function(FunctionType type) {
      long vectors = NativeMemory.allocate(32);
      try {
        fill(vectors, type.parameters());
        fill(vectors + 16, type.results());
        return NEW.call(vectors, vectors + 16);
      } finally {
        NativeMemory.free(vectors);
      }
    }

    private static void fill(long vector, List<ValueType> types) {
      VECTOR.call(vector, types.size());
      for (int i = 0; i < types.size(); i++) {
        NativeMemory.setLong(ByteVector.data(vector) + 8L * i, VALUE.call(types.get(i).kind()));
      }
    }

    static void delete(long type) {
      DELETE.call(type);
    }
  }
}
