package dev.wadup.engine.kawamuray;

import dev.wadup.engine.ByteSize;
import dev.wadup.engine.GuestLimits;
import dev.wadup.engine.guest.LinkedModule;
import dev.wadup.engine.guest.ModuleCode;
import dev.wadup.engine.guest.RefusedByRuntime;
import dev.wadup.engine.guest.WasmRuntime;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.wasm.AddedFunctions;
import dev.wadup.wasm.DeclaredMaxima;
import dev.wadup.wasm.ExternKind;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import io.github.kawamuray.wasmtime.Config;
import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.WasmtimeException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** wasmtime-java. */
final class KawamurayRuntime implements WasmRuntime {
  private static final long PAGE = 1 << 16;

  /** What a byte buffer, the binding's only view of a memory, can hold. */
  private static final long LARGEST_MEMORY = (2L << 30) - PAGE;

  private final Engine engine;
  private final Engine clock;

  private KawamurayRuntime(Engine engine) {
    this.engine = engine;
    this.clock = handle();
  }

  /**
   * A runtime for these limits.
   *
   * @param canonicalNaN whether every NaN has the same bits
   * @param cache settings of its cache of compiled code; null for none
   */
  static KawamurayRuntime open(GuestLimits limits, boolean canonicalNaN, @Nullable Path cache) {
    try (Config config = new Config()) {
      config
          .epochInterruption(true)
          .maxWasmStack(limits.stackBytes())
          .wasmThreads(false)
          .craneliftNanCanonicalization(canonicalNaN);
      if (cache != null) {
        config.cacheConfigLoad(cache);
      }
      return new KawamurayRuntime(new Engine(config));
    } catch (WasmtimeException e) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE, "can't start the engine kawamuray: " + e.getMessage(), e);
    }
  }

  /**
   * Another handle of the same engine. The binding locks a handle during each call, so that a
   * compilation would hold up the clock and every new store if they shared one.
   */
  private Engine handle() {
    try (Store<Void> store = new Store<>(null, engine)) {
      return store.engine();
    }
  }

  @Override
  public LinkedModule link(ModuleCode code) {
    try (Engine compiler = handle()) {
      WasmModule confined = confine(code);
      return new KawamurayModule(
          engine,
          Module.fromBinary(compiler, confined.bytes()),
          HostImport.of(confined),
          confined
              .export(AddedFunctions.START)
              .filter(e -> e.kind() == ExternKind.FUNC)
              .isPresent());
    } catch (WasmtimeException e) {
      throw new RefusedByRuntime(
          firstLine(e) + " (this binding says no more; wadup check --engine wasmtime may)");
    } catch (MalformedModuleException e) {
      throw new RefusedByRuntime(e);
    }
  }

  private static String firstLine(WasmtimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The module, with what this runtime can't do to it from outside done inside it. */
  private static WasmModule confine(ModuleCode code) throws MalformedModuleException {
    if (code.memoryBytes() > LARGEST_MEMORY) {
      throw new RefusedByRuntime(
          "may have a memory of "
              + ByteSize.describe(code.memoryBytes())
              + " (--max-memory), but the engine kawamuray reaches no more than "
              + ByteSize.describe(LARGEST_MEMORY)
              + "; use --engine wasmtime");
    }
    byte[] lowered =
        DeclaredMaxima.lower(
            WasmModule.read(code.wasm()), code.memoryBytes() / PAGE, code.size().tableElements());
    return WasmModule.read(AddedFunctions.rewrite(WasmModule.read(lowered)));
  }

  @Override
  public void incrementEpoch() {
    clock.incrementEpoch();
  }

  @Override
  public void close() {
    clock.close();
    engine.close();
  }
}
