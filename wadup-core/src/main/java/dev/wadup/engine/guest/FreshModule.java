package dev.wadup.engine.guest;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import java.util.List;

/** A module whose instances remember nothing from content to content. */
final class FreshModule implements CompiledModule {
  private final ModuleSource source;
  private final String sha256;
  private final FreshStart origin;
  private final WasmRuntime runtime;

  FreshModule(ModuleSource source, String sha256, FreshStart origin, WasmRuntime runtime) {
    this.source = source;
    this.sha256 = sha256;
    this.origin = origin;
    this.runtime = runtime;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public GuestInstance instantiate() throws ModuleRejectedException {
    try (Guest guest = origin.guest()) {
      Verdict verdict = origin.start(guest);
      if (!verdict.isOk()) {
        throw new ModuleRejectedException(source, List.of(String.valueOf(verdict.message())));
      }
      return new FreshGuest(origin, runtime.rewinder().orElse(null), guest.context().files());
    }
  }

  @Override
  public void close() {
    origin.program().linked().close();
  }
}
