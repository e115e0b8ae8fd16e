package dev.wadup.pipeline;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.manifest.Manifest;
import dev.wadup.output.BadOutputException;
import dev.wadup.output.OutputCollector;
import dev.wadup.output.OutputSettings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A compiled module whose start-up has worked once; that first instance serves the first worker.
 */
final class LoadedModule implements AutoCloseable {
  private final CompiledModule module;
  private final Manifest manifest;
  private final AtomicReference<@Nullable GuestInstance> first;

  private LoadedModule(CompiledModule module, Manifest manifest, GuestInstance first) {
    this.module = module;
    this.manifest = manifest;
    this.first = new AtomicReference<>(first);
  }

  static LoadedModule start(CompiledModule module, Manifest manifest)
      throws ModuleRejectedException {
    return new LoadedModule(module, manifest, module.instantiate());
  }

  String name() {
    return module.name();
  }

  String sha256() {
    return module.sha256();
  }

  Manifest manifest() {
    return manifest;
  }

  /** An instance that has run its start-up, with the tables that it defined there. */
  StartedGuest start(OutputSettings output) throws ModuleRejectedException, BadOutputException {
    GuestInstance ready = first.getAndSet(null);
    GuestInstance instance = ready != null ? ready : module.instantiate();
    try {
      return new StartedGuest(
          instance, OutputCollector.startup(module.name(), instance.files(), output));
    } catch (BadOutputException | RuntimeException e) {
      instance.close();
      throw e;
    }
  }

  @Override
  public void close() {
    GuestInstance unused = first.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
    module.close();
  }
}
