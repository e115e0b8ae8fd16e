package dev.wadup.wasmtime;

/** The type of something that a module imports or exports. */
public sealed interface ExternType
    permits FunctionType, ExternType.GlobalType, ExternType.MemoryType, ExternType.OtherType {

  /** A global variable's type. */
  record GlobalType(ValueType content, boolean mutable) implements ExternType {}

  /**
   * A linear memory's type.
   *
   * @param minimum pages of 64 KiB
   * @param maximum pages; -1 if there is none
   */
  record MemoryType(long minimum, long maximum) implements ExternType {}

  /** A table, or something this binding has no type for. */
  record OtherType(String kind) implements ExternType {}
}
