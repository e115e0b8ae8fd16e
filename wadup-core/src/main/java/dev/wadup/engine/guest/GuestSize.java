package dev.wadup.engine.guest;

import dev.wadup.engine.CompileBudget;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Table;

/**
 * What a module's instances hold besides their memory. Runtimes limit each memory and each table:
 * with one memory, and what the tables may come to taken off its limit, the sum is limited too.
 *
 * @param tables how many
 * @param tableElements that each may have
 * @param tableBytes what the tables take at the start
 */
public record GuestSize(int tables, long tableElements, long tableBytes) {
  /** Tables may grow to this even where a module declares fewer elements. */
  public static final long LEAST_TABLE_ELEMENTS = 10_000;

  private static final int REFERENCE_BYTES = 8;

  public static GuestSize of(WasmModule module) {
    long declared = module.tables().stream().mapToLong(Table::minimum).sum();
    return new GuestSize(module.tables().size(), tableElements(module), declared * REFERENCE_BYTES);
  }

  /** What is left for the linear memory. */
  public long memoryLimit(long totalBytes) {
    return Math.max(0, totalBytes - tables * tableElements * REFERENCE_BYTES);
  }

  /** The elements that each table of this module may have. */
  public static long tableElements(WasmModule module) {
    long declared = module.tables().stream().mapToLong(Table::minimum).max().orElse(0);
    return Math.clamp(declared, LEAST_TABLE_ELEMENTS, CompileBudget.DEFAULT.elements());
  }
}
