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
import dev.wadup.wasmtime.EngineConfig;
import dev.wadup.wasmtime.Linker;
import dev.wadup.wasmtime.WasmtimeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs guests in Wasmtime. */
public final class WasmtimeEngine implements Engine {
  private final Sandbox sandbox;
  private final Linker linker;
  private final ModuleLoader loader;

  private WasmtimeEngine(Sandbox sandbox, Linker linker, ModuleLoader loader) {
    this.sandbox = sandbox;
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
      return open(settings, files);
    } catch (WasmtimeException | ExceptionInInitializerError e) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE, "can't start Wasmtime: " + rootMessage(e), e);
    }
  }

  private static WasmtimeEngine open(EngineSettings settings, ModuleFiles files) {
    EngineConfig code = codeSettings(settings);
    CodeCache cache =
        CodeCache.open(
            settings.cache() != null ? settings.cache() : CodeCache.userDirectory(),
            code.toString());
    PoolSizes sizes = PoolSizes.of(settings, files.readable());
    AddressSpace.require(sizes.instances());
    Sandbox sandbox =
        new Sandbox(new dev.wadup.wasmtime.Engine(code.pool(sizes.toConfig())), settings.limits());
    Linker linker = new Linker(sandbox.engine());
    WasiImports.define(linker);
    ModuleCompiler compiler = new ModuleCompiler(sandbox.engine(), cache);
    ProgramLinker programs = new ProgramLinker(sandbox, new Worlds(settings), linker, compiler);
    return new WasmtimeEngine(sandbox, linker, new ModuleLoader(settings, files, programs));
  }

  /** What compiled code depends on. */
  private static EngineConfig codeSettings(EngineSettings settings) {
    return new EngineConfig()
        .fuel(settings.limits().fuel() != null)
        .epochInterruption(true)
        .maxStack(settings.limits().stackBytes())
        .canonicalNaN(settings.deterministic());
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
    sandbox.interruptAll();
  }

  @Override
  public void close() {
    linker.close();
    sandbox.close();
  }
}
