package dev.wadup.engine.guest;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import java.util.List;

/** A module whose instances keep their state. */
final class ReusedModule implements CompiledModule {
  private final ModuleSource source;
  private final String sha256;
  private final GuestProgram program;

  ReusedModule(ModuleSource source, String sha256, GuestProgram program) {
    this.source = source;
    this.sha256 = sha256;
    this.program = program;
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
    Guest guest = program.guest(program.world());
    Verdict verdict = program.start(guest);
    if (!verdict.isOk()) {
      guest.close();
      throw new ModuleRejectedException(
          source, List.of("its start-up failed: " + verdict.message()));
    }
    return new ReusedGuest(program, guest);
  }

  @Override
  public void close() {
    program.linked().close();
  }
}
