package dev.wadup.engine;

import dev.wadup.vfs.VirtualFileSystem;

/** One running guest; used by one thread at a time. */
public interface GuestInstance extends AutoCloseable {
  /**
   * Calls {@code process} over one content, in the state that {@link IsolationMode} asks for. Never
   * throws for what the guest does.
   */
  Execution process(Invocation invocation);

  /** The tree after the last call, for what the guest left there; valid until the next call. */
  VirtualFileSystem files();

  /** Whether the instance may process another content; false after a trap, a limit or a failure. */
  boolean isUsable();

  @Override
  void close();
}
