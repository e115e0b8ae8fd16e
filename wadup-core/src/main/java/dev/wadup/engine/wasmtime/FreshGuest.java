package dev.wadup.engine.wasmtime;

import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.Invocation;
import dev.wadup.vfs.VirtualFileSystem;
import java.time.Duration;

/** Gives every content an instance in the state that was there right after start-up. */
final class FreshGuest implements GuestInstance {
  private final FreshStart origin;
  private VirtualFileSystem files;

  FreshGuest(FreshStart origin, VirtualFileSystem files) {
    this.origin = origin;
    this.files = files;
  }

  @Override
  public Execution process(Invocation invocation) {
    try (Guest guest = origin.guest()) {
      files = guest.context().files();
      Verdict started = origin.start(guest);
      return started.isOk()
          ? new Call(origin.program(), guest).process(invocation)
          : Call.report(guest, started, Duration.ZERO);
    }
  }

  @Override
  public VirtualFileSystem files() {
    return files;
  }

  /** Always: what a content does to an instance ends with it. */
  @Override
  public boolean isUsable() {
    return true;
  }

  @Override
  public void close() {}
}
