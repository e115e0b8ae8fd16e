package dev.wadup.engine.guest;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import java.util.List;
import java.util.Set;

/** An engine on any runtime. */
public final class GuestEngine implements Engine {
  private final WasmRuntime runtime;
  private final Set<GuestLimit> enforced;
  private final Watchdog watchdog;
  private final ModuleLoader loader;

  /**
   * An engine for these settings, which closes the runtime with itself.
   *
   * @param enforced what the runtime can hold guests to
   * @param files the modules that were read already
   */
  public GuestEngine(
      WasmRuntime runtime,
      Set<GuestLimit> enforced,
      EngineSettings settings,
      ModuleFiles files,
      boolean countsFuel) {
    this.runtime = runtime;
    this.enforced = Set.copyOf(enforced);
    this.watchdog = new Watchdog(runtime);
    ProgramLinker programs =
        new ProgramLinker(runtime, watchdog, settings.limits(), countsFuel, new Worlds(settings));
    this.loader = new ModuleLoader(settings, files, programs);
  }

  /** Whether any of these modules has a limit of fuel, so that code must count it. */
  public static boolean countsFuel(EngineSettings settings, List<ModuleSource> modules) {
    return modules.stream().anyMatch(m -> m.limitsOr(settings.limits()).fuel() != null);
  }

  @Override
  public Set<GuestLimit> enforces() {
    return enforced;
  }

  @Override
  public CompiledModule compile(ModuleSource source) throws ModuleRejectedException {
    return loader.load(source);
  }

  @Override
  public ModuleInspection inspect(ModuleSource source) {
    return loader.inspect(source);
  }

  @Override
  public void interruptAll() {
    watchdog.interruptAll();
  }

  @Override
  public void close() {
    watchdog.close();
    runtime.close();
  }
}
