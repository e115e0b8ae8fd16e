package dev.wadup.engine.wasmtime;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.EngineSettings;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs guests in Wasmtime. */
public final class WasmtimeEngine implements Engine {
  private final Watchdog watchdog;
  private final Linker linker;
  private final ModuleLoader loader;

  private WasmtimeEngine(Watchdog watchdog, Linker linker, ModuleLoader loader) {
    this.watchdog = watchdog;
    this.linker = linker;
    this.loader = loader;
  }

  /**
   * An engine with room for these modules at the same time; {@link #compile} takes them, one by one
   * or on several threads.
   *
   * @throws WadupException with {@link ErrorCode#ENGINE_UNAVAILABLE} if the library can't be loaded
   *     or a limit can't be honoured
   */
  public static WasmtimeEngine open(EngineSettings settings, List<ModuleSource> modules) {
    StackBudget.require(settings.limits().stackBytes());
    ModuleFiles files = ModuleFiles.read(modules);
    try {
      return open(settings, modules, files);
    } catch (WasmtimeException | ExceptionInInitializerError e) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE, "can't start Wasmtime: " + rootMessage(e), e);
    }
  }

  private static WasmtimeEngine open(
      EngineSettings settings, List<ModuleSource> modules, ModuleFiles files) {
    boolean countsFuel = modules.stream().anyMatch(m -> limits(settings, m).fuel() != null);
    EngineConfig code = codeSettings(settings, countsFuel);
    CodeCache cache =
        CodeCache.open(
            settings.cache() != null ? settings.cache() : CodeCache.userDirectory(),
            code.toString());
    PoolSizes sizes = PoolSizes.of(settings, modules, files.readable());
    AddressSpace.require(sizes.instances());
    Watchdog watchdog = new Watchdog(new dev.wadup.wasmtime.Engine(code.pool(sizes.toConfig())));
    Linker linker = new Linker(watchdog.engine());
    WasiImports.define(linker);
    ModuleCompiler compiler = new ModuleCompiler(watchdog.engine(), cache);
    ProgramLinker programs =
        new ProgramLinker(
            watchdog, settings.limits(), countsFuel, new Worlds(settings), linker, compiler);
    return new WasmtimeEngine(watchdog, linker, new ModuleLoader(settings, files, programs));
  }

  /** What compiled code depends on. */
  private static EngineConfig codeSettings(EngineSettings settings, boolean countsFuel) {
    return new EngineConfig()
        .fuel(countsFuel)
        .epochInterruption(true)
        .maxStack(settings.limits().stackBytes())
        .canonicalNaN(settings.deterministic());
  }

  private static GuestLimits limits(EngineSettings settings, ModuleSource module) {
    return module.limitsOr(settings.limits());
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause != null ? cause.getMessage() : e.getMessage());
  }

  @Override
  public Set<GuestLimit> enforces() {
    return EnumSet.allOf(GuestLimit.class);
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
    linker.close();
    watchdog.close();
  }
}
