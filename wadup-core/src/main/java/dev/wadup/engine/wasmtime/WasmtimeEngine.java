package dev.wadup.engine.wasmtime;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs guests in Wasmtime. */
public final class WasmtimeEngine implements Engine {
  private final EngineSettings settings;

  private WasmtimeEngine(EngineSettings settings) {
    this.settings = settings;
  }

  /**
   * An engine with room for these modules at the same time; {@link #compile} takes them, one by one
   * or on several threads.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if the library can't be loaded
   *     or a limit can't be honoured
   */
  public static WasmtimeEngine open(EngineSettings settings, List<ModuleSource> modules) {
    return new WasmtimeEngine(settings);
  }

  @Override
  public Set<GuestLimit> enforces() {
    return EnumSet.allOf(GuestLimit.class);
  }

  @Override
  public CompiledModule compile(ModuleSource source) throws ModuleRejectedException {
    throw new ModuleRejectedException(
        source, List.of("no engine yet for " + settings.threads() + " threads"));
  }

  @Override
  public ModuleInspection inspect(ModuleSource source) {
    return new ModuleInspection(List.of(), List.of(), List.of("no engine yet"), List.of());
  }

  @Override
  public void interruptAll() {}

  @Override
  public void close() {}
}
