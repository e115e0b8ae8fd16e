package dev.wadup.engine;

/** A module ready to be instantiated by any thread. */
public interface CompiledModule extends AutoCloseable {
  /** The module's name. */
  String name();

  /** SHA-256 of the module's bytes, lower-case hex. */
  String sha256();

  /**
   * A new instance that has run its start-up.
   *
   * @throws ModuleRejectedException if start-up traps, exceeds a limit or exits with a code other
   *     than 0
   */
  GuestInstance instantiate() throws ModuleRejectedException;

  @Override
  void close();
}
