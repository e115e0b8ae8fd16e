package dev.wadup.engine.guest;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import java.util.List;

/** A compiled module, however its instances are made. */
abstract class CompiledGuest implements CompiledModule {
  private final ModuleSource source;
  private final String sha256;
  private final GuestProgram program;

  CompiledGuest(ModuleSource source, String sha256, GuestProgram program) {
    this.source = source;
    this.sha256 = sha256;
    this.program = program;
  }

  final GuestProgram program() {
    return program;
  }

  final ModuleRejectedException rejected(String why) {
    return new ModuleRejectedException(source, List.of(why));
  }

  @Override
  public final String name() {
    return source.name();
  }

  @Override
  public final String sha256() {
    return sha256;
  }

  @Override
  public final void close() {
    program.linked().close();
  }
}
