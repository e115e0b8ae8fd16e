package dev.wadup.engine.wasmtime;

import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Table;
import dev.wadup.wasmtime.Store;

/**
 * What a module's instances hold besides their memory. A store limits each memory and each table:
 * with one memory, and what the tables may come to taken off its limit, the sum is limited too.
 *
 * @param tables how many
 * @param tableElements that each may have
 * @param tableBytes what the tables take at the start
 */
record GuestSize(int tables, long tableElements, long tableBytes) {
  private static final int REFERENCE_BYTES = 8;

  static GuestSize of(WasmModule module) {
    long declared = module.tables().stream().mapToLong(Table::minimum).sum();
    return new GuestSize(
        module.tables().size(), PoolSizes.tableElements(module), declared * REFERENCE_BYTES);
  }

  /** What is left for the linear memory. */
  long memoryLimit(long totalBytes) {
    return Math.max(0, totalBytes - tables * tableElements * REFERENCE_BYTES);
  }

  void limit(Store store, long totalBytes) {
    store.limit(memoryLimit(totalBytes), tableElements, 1, tables, 1);
  }
}
