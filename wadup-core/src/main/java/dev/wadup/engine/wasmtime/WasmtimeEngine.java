package dev.wadup.engine.wasmtime;

import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.guest.CacheFolder;
import dev.wadup.engine.guest.GuestEngine;
import dev.wadup.engine.guest.ModuleFiles;
import dev.wadup.engine.guest.StackBudget;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Runs guests in libwasmtime, under every limit there is. */
public final class WasmtimeEngine {
  /** The largest WebAssembly stack that is tested, in bytes. */
  public static final long LARGEST_STACK = 16L << 20;

  /** The limits it can hold a guest to: all of them. */
  public static final Set<GuestLimit> ENFORCES = Set.copyOf(EnumSet.allOf(GuestLimit.class));

  private WasmtimeEngine() {}

  /**
   * An engine with room for these modules at the same time; {@link Engine#compile} takes them, one
   * by one or on several threads.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if the library can't be loaded
   *     or a limit can't be honoured
   */
  public static Engine open(EngineSettings settings, List<ModuleSource> modules) {
    StackBudget.require(settings.limits().stackBytes(), LARGEST_STACK);
    return start(() -> load(settings, modules));
  }

  private static Engine load(EngineSettings settings, List<ModuleSource> modules) {
    ModuleFiles files = ModuleFiles.read(modules);
    boolean countsFuel = GuestEngine.countsFuel(settings, modules);
    EngineConfig config =
        WasmtimeRuntime.config(settings.limits(), countsFuel)
            .canonicalNaN(settings.deterministic());
    PoolSizes sizes = PoolSizes.of(settings, modules, files.readable());
    AddressSpace.require(sizes.instances());
    CodeCache cache =
        CodeCache.open(
            settings.cache() != null ? settings.cache() : CacheFolder.ofUser(), config.toString());
    WasmRuntime runtime = new WasmtimeRuntime(config.pool(sizes.toConfig()), cache);
    return new GuestEngine(runtime, ENFORCES, settings, files, countsFuel);
  }

  /**
   * The bare runtime, without a pool or a cache.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if the library can't be loaded
   */
  public static WasmRuntime runtime(GuestLimits limits) {
    return start(
        () ->
            new WasmtimeRuntime(
                WasmtimeRuntime.config(limits, limits.fuel() != null), CodeCache.none()));
  }

  private static <T> T start(Supplier<T> start) {
    try {
      return start.get();
    } catch (WasmtimeException | LinkageError e) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE, "can't start Wasmtime: " + rootMessage(e), e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause != null ? cause.getMessage() : e.getMessage());
  }
}
