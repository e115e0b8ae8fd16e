package dev.wadup.wasmtime;

import dev.wadup.wasmtime.ExternType.GlobalType;
import dev.wadup.wasmtime.ExternType.MemoryType;
import java.util.Map;
import java.util.Optional;

/** A running module. */
public final class Instance {
  static final int BYTES = 16;

  private static final int KIND_BYTES = 8;
  private static final int EXTERN_BYTES = 40;
  private static final NativeFunction EXPORT = NativeFunction.of("wasmtime_instance_export_get", 5);

  private final Store store;
  private final long address;
  private final Map<String, ExternType> exports;

  Instance(Store store, long address, Map<String, ExternType> exports) {
    this.store = store;
    this.address = address;
    this.exports = exports;
  }

  /** The exported function with this name and type; empty if there is none. */
  public Optional<TypedFunc> function(String name, FunctionType type) {
    return type.equals(exports.get(name))
        ? Optional.of(new TypedFunc(store, export(name), type))
        : Optional.empty();
  }

  /** The exported memory with this name; empty if there is none. */
  public Optional<Memory> memory(String name) {
    return exports.get(name) instanceof MemoryType
        ? Optional.of(new Memory(store, export(name)))
        : Optional.empty();
  }

  /** The exported global with this name; empty if there is none. */
  public Optional<Global> global(String name) {
    return exports.get(name) instanceof GlobalType type
        ? Optional.of(new Global(store, export(name), type))
        : Optional.empty();
  }

  /** Where the handle of an export lies that is known to exist. */
  private long export(String name) {
    long found = store.allocate(EXTERN_BYTES);
    try (CBytes text = CBytes.of(name)) {
      EXPORT.call(store.context(), address, text.address(), text.length(), found);
    }
    return found + KIND_BYTES;
  }
}
