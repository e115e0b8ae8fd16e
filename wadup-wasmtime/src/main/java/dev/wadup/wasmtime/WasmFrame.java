package dev.wadup.wasmtime;

import org.jspecify.annotations.Nullable;

/**
 * One call of a guest's backtrace.
 *
 * @param functionIndex the function's index in its module
 * @param functionName its name in the module's name section; null if it has none
 * @param moduleOffset byte offset of the instruction in the module; -1 if unknown
 */
public record WasmFrame(int functionIndex, @Nullable String functionName, long moduleOffset) {
  @Override
  public String toString() {
    return functionName != null
        ? SymbolName.readable(functionName)
        : "function[" + functionIndex + "]";
  }
}
