package dev.wadup.engine.guest;

import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.Invocation;
import dev.wadup.vfs.VirtualFileSystem;

/** An instance that keeps its memory from content to content. */
final class ReusedGuest implements GuestInstance {
  private final Guest guest;
  private final Call call;
  private boolean usable = true;

  ReusedGuest(GuestProgram program, Guest guest) {
    this.guest = guest;
    this.call = new Call(program, guest);
  }

  @Override
  public Execution process(Invocation invocation) {
    Execution execution = call.process(invocation);
    usable = !execution.outcome().isFailure();
    return execution;
  }

  @Override
  public VirtualFileSystem files() {
    return guest.context().files();
  }

  @Override
  public boolean isUsable() {
    return usable;
  }

  @Override
  public void close() {
    guest.close();
  }
}
