package dev.wadup.wasmtime;

/**
 * Sizes of a pool from which instances take their memories and tables: much cheaper than asking the
 * system each time. The pool reserves addresses for every slot when the engine is made.
 */
public final class PoolConfig {
  private static final NativeFunction NEW =
      NativeFunction.of("wasmtime_pooling_allocation_config_new", 0);
  private static final NativeFunction DELETE =
      NativeFunction.of("wasmtime_pooling_allocation_config_delete", 1);
  private static final NativeFunction APPLY =
      NativeFunction.of("wasmtime_pooling_allocation_strategy_set", 2);

  private final NativeSettings settings = new NativeSettings("wasmtime_pooling_allocation_config_");

  /** At most this many instances, each with at most one memory and one table, at the same time. */
  public PoolConfig instances(int count) {
    settings.set("total_core_instances", count);
    settings.set("total_memories", count);
    settings.set("total_tables", count);
    settings.set("max_memories_per_module", 1);
    return this;
  }

  /** Tables of one module. */
  public PoolConfig tablesPerModule(int count) {
    settings.set("max_tables_per_module", count);
    return this;
  }

  /** Slots for tables, over all instances. */
  public PoolConfig totalTables(int count) {
    settings.set("total_tables", count);
    return this;
  }

  /** The largest linear memory, in bytes: no memory can grow beyond it. */
  public PoolConfig maxMemorySize(long bytes) {
    settings.set("max_memory_size", bytes);
    return this;
  }

  /** The most elements of a table. */
  public PoolConfig tableElements(long count) {
    settings.set("table_elements", count);
    return this;
  }

  /** Bytes of an instance's own data: grows with its functions and globals. */
  public PoolConfig maxInstanceSize(long bytes) {
    settings.set("max_core_instance_size", bytes);
    return this;
  }

  /** Memory of a slot that is cleared by hand rather than given back to the system, in bytes. */
  public PoolConfig keepResident(long memoryBytes, long tableBytes) {
    settings.set("linear_memory_keep_resident", memoryBytes);
    settings.set("table_keep_resident", tableBytes);
    return this;
  }

  /** Slots that stay attached to a module's image when they are not in use. */
  public PoolConfig warmSlots(int count) {
    settings.set("max_unused_warm_slots", count);
    return this;
  }

  void apply(long configuration) {
    long pool = NEW.call();
    settings.apply(pool);
    APPLY.call(configuration, pool);
    DELETE.call(pool);
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
