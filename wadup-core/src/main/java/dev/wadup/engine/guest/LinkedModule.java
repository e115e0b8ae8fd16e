package dev.wadup.engine.guest;

import dev.wadup.wasi.WasiContext;
import java.util.function.Supplier;

/** A compiled module with all its imports, from which instances are made by any thread. */
public interface LinkedModule extends AutoCloseable {
  /**
   * A machine for one instance, not yet made.
   *
   * @param world what its host calls see, asked anew for each of them
   */
  Machine machine(Supplier<WasiContext> world);

  @Override
  void close();
}
