package dev.wadup.engine.kawamuray;

import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.guest.GuestEngine;
import dev.wadup.engine.guest.ModuleFiles;
import dev.wadup.engine.guest.StackBudget;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs guests in the Wasmtime that wasmtime-java carries; needs nothing but Maven Central. */
public final class KawamurayEngine {
  /** The largest WebAssembly stack, in bytes: this Wasmtime refuses more. */
  public static final long LARGEST_STACK = 2L << 20;

  /** The limits it can hold a guest to: this binding has no fuel. */
  public static final Set<GuestLimit> ENFORCES =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(GuestLimit.FUEL)));

  private KawamurayEngine() {}

  /**
   * An engine for these modules.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if the binding is not on the
   *     class path or has no library for this platform, or a limit can't be honoured
   */
  public static Engine open(EngineSettings settings, List<ModuleSource> modules) {
    StackBudget.require(settings.limits().stackBytes(), LARGEST_STACK);
    NativeBinding.load();
    WasmRuntime runtime =
        KawamurayRuntime.open(
            settings.limits(), settings.deterministic(), CompilerCache.open(settings.cache()));
    return new GuestEngine(runtime, ENFORCES, settings, ModuleFiles.read(modules), false);
  }

  /**
   * The bare runtime, without a cache.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} as {@link #open} does
   */
  public static WasmRuntime runtime(GuestLimits limits) {
    StackBudget.require(limits.stackBytes(), LARGEST_STACK);
    NativeBinding.load();
    return KawamurayRuntime.open(limits, false, null);
  }
}
