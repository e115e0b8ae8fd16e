package dev.wadup.engine.choice;

import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleSource;
import dev.wadup.engine.guest.GuestEngine;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.engine.kawamuray.KawamurayEngine;
import dev.wadup.engine.wasmtime.WasmtimeEngine;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The engines there are, and what each can hold a guest to. */
public enum EngineKind {
  /** libwasmtime by java.lang.foreign. */
  WASMTIME(WasmtimeEngine.LARGEST_STACK) {
    @Override
    public Set<GuestLimit> enforces() {
      return WasmtimeEngine.ENFORCES;
    }

    @Override
    Engine start(EngineSettings settings, List<ModuleSource> modules) {
      return WasmtimeEngine.open(settings, modules);
    }

    @Override
    public WasmRuntime runtime(GuestLimits limits) {
      return WasmtimeEngine.runtime(limits);
    }
  },
  /** The binding wasmtime-java, from Maven Central alone. */
  KAWAMURAY(KawamurayEngine.LARGEST_STACK) {
    @Override
    public Set<GuestLimit> enforces() {
      return KawamurayEngine.ENFORCES;
    }

    @Override
    Engine start(EngineSettings settings, List<ModuleSource> modules) {
      return KawamurayEngine.open(settings, modules);
    }

    @Override
    public WasmRuntime runtime(GuestLimits limits) {
      return KawamurayEngine.runtime(limits);
    }
  };

  private final long largestStack;

  EngineKind(long largestStack) {
    this.largestStack = largestStack;
  }

  /**
   * The engine where nobody chooses one: as the system property {@code wadup.engine} says, or the
   * environment variable {@code WADUP_ENGINE}, or this build.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if there is none of that name
   */
  public static EngineKind byDefault() {
    return DefaultEngine.find(System::getProperty, System::getenv, DefaultEngine.built());
  }

  /**
   * The engine of this name.
   *
   * @param who names it, for people
   * @throws WadupException with {@link ErrorCode#USAGE} if there is none
   */
  public static EngineKind named(String who, String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WadupException(
                    ErrorCode.USAGE,
                    who
                        + " names the engine '"
                        + name
                        + "', but there are only "
                        + Arrays.stream(values())
                            .map(EngineKind::label)
                            .collect(Collectors.joining(" and "))));
  }

  /** Loads what the default engine needs, so that a run need not wait for that. */
  public static void preload(GuestLimits limits) {
    try {
      byDefault().runtime(limits).close();
    } catch (WadupException e) {
      // The run will say so.
    }
  }

  /** The limits this engine can hold a guest to. */
  public abstract Set<GuestLimit> enforces();

  /** The largest WebAssembly stack it gives, in bytes. */
  public long largestStack() {
    return largestStack;
  }

  /** As people write it, for instance {@code wasmtime}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * An engine for these modules.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if it can't be loaded, or
   *     can't honour a limit
   */
  public Engine open(EngineSettings settings, List<ModuleSource> modules) {
    if (GuestEngine.countsFuel(settings, modules) && !enforces().contains(GuestLimit.FUEL)) {
      throw unable(GuestLimit.FUEL, "fuel (--fuel)");
    }
    return start(settings, modules);
  }

  abstract Engine start(EngineSettings settings, List<ModuleSource> modules);

  /**
   * The bare runtime, for programs that are no analysis modules.
   *
   * @throws WadupException as {@link #open} does
   */
  public abstract WasmRuntime runtime(GuestLimits limits);

  private WadupException unable(GuestLimit limit, String words) {
    String able =
        Arrays.stream(values())
            .filter(kind -> kind.enforces().contains(limit))
            .map(kind -> "--engine " + kind.label())
            .collect(Collectors.joining(" or "));
    return new WadupException(
        ErrorCode.ENGINE_UNAVAILABLE,
        "the engine " + label() + " can't hold guests to a limit of " + words + "; use " + able);
  }
}
