package dev.wadup.engine.guest;

import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;

/** A module whose instances remember nothing from content to content. */
final class FreshModule extends CompiledGuest {
  private final FreshStart origin;
  private final WasmRuntime runtime;

  FreshModule(ModuleSource source, String sha256, FreshStart origin, WasmRuntime runtime) {
    super(source, sha256, origin.program());
    this.origin = origin;
    this.runtime = runtime;
  }

  @Override
  public GuestInstance instantiate() throws ModuleRejectedException {
    try (Guest guest = origin.guest()) {
      Verdict verdict = origin.start(guest);
      if (!verdict.isOk()) {
        throw rejected(String.valueOf(verdict.message()));
      }
      return new FreshGuest(origin, runtime.rewinder().orElse(null), guest.context().files());
    }
  }
}
