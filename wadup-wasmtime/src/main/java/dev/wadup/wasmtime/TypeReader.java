package dev.wadup.wasmtime;

import dev.wadup.wasmtime.ExternType.GlobalType;
import dev.wadup.wasmtime.ExternType.MemoryType;
import dev.wadup.wasmtime.ExternType.OtherType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Reads a module's imports and exports. */
final class TypeReader {
  private static final NativeFunction IMPORTS = NativeFunction.of("wasmtime_module_imports", 2);
  private static final NativeFunction EXPORTS = NativeFunction.of("wasmtime_module_exports", 2);
  private static final NativeFunction IMPORTS_DELETE =
      NativeFunction.of("wasm_importtype_vec_delete", 1);
  private static final NativeFunction EXPORTS_DELETE =
      NativeFunction.of("wasm_exporttype_vec_delete", 1);
  private static final NativeFunction IMPORT_MODULE =
      NativeFunction.of("wasm_importtype_module", 1);
  private static final NativeFunction IMPORT_NAME = NativeFunction.of("wasm_importtype_name", 1);
  private static final NativeFunction IMPORT_TYPE = NativeFunction.of("wasm_importtype_type", 1);
  private static final NativeFunction EXPORT_NAME = NativeFunction.of("wasm_exporttype_name", 1);
  private static final NativeFunction EXPORT_TYPE = NativeFunction.of("wasm_exporttype_type", 1);
  private static final NativeFunction KIND = NativeFunction.of("wasm_externtype_kind", 1);

  private TypeReader() {}

  static List<ImportType> imports(long module) {
    return read(IMPORTS, IMPORTS_DELETE, module, TypeReader::importType);
  }

  static List<ExportType> exports(long module) {
    return read(EXPORTS, EXPORTS_DELETE, module, TypeReader::exportType);
  }

  private static <T> List<T> read(
      NativeFunction fill, NativeFunction delete, long module, LongFunction<T> element) {
    long vector = NativeMemory.allocate(16);
    fill.call(module, vector);
    try {
      return elements(vector, element);
    } finally {
      delete.call(vector);
      NativeMemory.free(vector);
    }
  }

  private static <T> List<T> elements(long vector, LongFunction<T> element) {
    List<T> elements = new ArrayList<>();
    for (long i = 0; i < ByteVector.size(vector); i++) {
      elements.add(element.apply(NativeMemory.getLong(ByteVector.data(vector) + 8 * i)));
    }
    return List.copyOf(elements);
  }

  private static ImportType importType(long type) {
    return new ImportType(
        ByteVector.text(IMPORT_MODULE.call(type)),
        ByteVector.text(IMPORT_NAME.call(type)),
        externType(IMPORT_TYPE.call(type)));
  }

  private static ExportType exportType(long type) {
    return new ExportType(
        ByteVector.text(EXPORT_NAME.call(type)), externType(EXPORT_TYPE.call(type)));
  }

  private static ExternType externType(long type) {
    int kind = (int) KIND.call(type) & 0xff;
    return switch (kind) {
      case 0 -> Functions.read(type);
      case 1 -> Globals.read(type);
      case 2 -> new OtherType("table");
      case 3 -> Memories.read(type);
      default -> new OtherType("kind " + kind);
    };
  }

  private static ValueType valueType(long type) {
    return ValueType.of((int) Values.KIND.call(type) & 0xff);
  }

  /** C functions of one kind of type, linked when the first of that kind is met. */
  private static final class Values {
    static final NativeFunction KIND = NativeFunction.of("wasm_valtype_kind", 1);
  }

  private static final class Functions {
    static final NativeFunction CAST = NativeFunction.of("wasm_externtype_as_functype_const", 1);
    static final NativeFunction PARAMETERS = NativeFunction.of("wasm_functype_params", 1);
    static final NativeFunction RESULTS = NativeFunction.of("wasm_functype_results", 1);

    static FunctionType read(long type) {
      long function = CAST.call(type);
      return new FunctionType(
          elements(PARAMETERS.call(function), TypeReader::valueType),
          elements(RESULTS.call(function), TypeReader::valueType));
    }
  }

  private static final class Globals {
    static final NativeFunction CAST = NativeFunction.of("wasm_externtype_as_globaltype_const", 1);
    static final NativeFunction CONTENT = NativeFunction.of("wasm_globaltype_content", 1);
    static final NativeFunction MUTABILITY = NativeFunction.of("wasm_globaltype_mutability", 1);

    static GlobalType read(long type) {
      long global = CAST.call(type);
      return new GlobalType(valueType(CONTENT.call(global)), (MUTABILITY.call(global) & 0xff) != 0);
    }
  }

  private static final class Memories {
    static final NativeFunction CAST = NativeFunction.of("wasm_externtype_as_memorytype_const", 1);
    static final NativeFunction MINIMUM = NativeFunction.of("wasmtime_memorytype_minimum", 1);
    static final NativeFunction MAXIMUM = NativeFunction.of("wasmtime_memorytype_maximum", 2);

    static MemoryType read(long type) {
      long memory = CAST.call(type);
      long maximum = NativeMemory.allocate(8);
      try {
        boolean bounded = (MAXIMUM.call(memory, maximum) & 0xff) != 0;
        return new MemoryType(MINIMUM.call(memory), bounded ? NativeMemory.getLong(maximum) : -1);
      } finally {
        NativeMemory.free(maximum);
      }
    }
  }
}
