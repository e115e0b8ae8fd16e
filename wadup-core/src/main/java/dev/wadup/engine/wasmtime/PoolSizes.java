package dev.wadup.engine.wasmtime;

import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.guest.GuestSize;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasmtime.PoolConfig;
import java.util.Collection;
import java.util.List;

/**
 * How large the engine's pool must be for a set of modules: fixed when the engine is made, and a
 * module that does not fit is refused.
 *
 * @param instances at the same time
 * @param memoryBytes of one linear memory, at most
 * @param tableElements of one table, at most
 * @param tables of one module
 * @param instanceBytes of Wasmtime's own data for one instance
 */
record PoolSizes(
    int instances, long memoryBytes, long tableElements, int tables, long instanceBytes) {
  private static final long PAGE = 1 << 16;
  private static final long INSTANCE_BASE = 1 << 20;
  private static final long INSTANCE_BYTES_PER_ITEM = 64;

  static PoolSizes of(
      EngineSettings settings, List<ModuleSource> sources, Collection<WasmModule> modules) {
    int guests = Math.max(1, modules.size()) * (settings.threads() + 1);
    return new PoolSizes(
        guests,
        roundUp(memoryBytes(settings, sources)),
        modules.stream()
            .mapToLong(GuestSize::tableElements)
            .max()
            .orElse(GuestSize.LEAST_TABLE_ELEMENTS),
        modules.stream().mapToInt(module -> module.tables().size()).max().orElse(1),
        modules.stream().mapToLong(PoolSizes::instanceBytes).max().orElse(INSTANCE_BASE));
  }

  private static long memoryBytes(EngineSettings settings, List<ModuleSource> sources) {
    return sources.stream()
        .mapToLong(source -> source.limitsOr(settings.limits()).memoryBytes())
        .max()
        .orElse(settings.limits().memoryBytes());
  }

  private static long instanceBytes(WasmModule module) {
    long items =
        (long) module.functions().size()
            + module.globals().size()
            + module.tables().size()
            + module.elements().segments();
    return INSTANCE_BASE + items * INSTANCE_BYTES_PER_ITEM;
  }

  private static long roundUp(long bytes) {
    return (bytes + PAGE - 1) / PAGE * PAGE;
  }

  PoolConfig toConfig() {
    return new PoolConfig()
        .instances(instances)
        .tablesPerModule(Math.max(1, tables))
        .totalTables(instances * Math.max(1, tables))
        .maxMemorySize(memoryBytes)
        .tableElements(tableElements)
        .maxInstanceSize(instanceBytes)
        .warmSlots(instances);
  }
}
