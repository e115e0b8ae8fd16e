package dev.wadup.engine.guest;

import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;

/** A module whose instances keep their state. */
final class ReusedModule extends CompiledGuest {
  ReusedModule(ModuleSource source, String sha256, GuestProgram program) {
    super(source, sha256, program);
  }

  @Override
  public GuestInstance instantiate() throws ModuleRejectedException {
    Guest guest = program().guest(program().world());
    Verdict verdict = program().start(guest);
    if (!verdict.isOk()) {
      guest.close();
      throw rejected("its start-up failed: " + verdict.message());
    }
    return new ReusedGuest(program(), guest);
  }
}
